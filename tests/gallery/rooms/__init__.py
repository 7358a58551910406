"""The windows, a file for each room of the portal: each has a list WINDOWS."""
