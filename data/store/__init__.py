"""Every question to the store and every write, by name; one module a subject.

Each takes a session first. Questions return frozen values or arrays, never rows of a table. Writes take part in the
session's transaction and are committed with it.
"""
