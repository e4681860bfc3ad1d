"""Agencies as data."""
