"""What members may talk about in a session: prepared by purpose and format for each part of the way, edited by a coordinator."""
