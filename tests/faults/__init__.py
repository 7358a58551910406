"""What breaks on purpose: killed servers, full disks, locked databases, garbage, a clock that jumps."""
