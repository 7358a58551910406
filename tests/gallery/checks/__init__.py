"""What holds for every window. A check takes a view and returns findings; none is what is wanted."""
