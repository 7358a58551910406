"""Accounts, sign-in and devices: Person, Device, SignIn, Administration."""
