"""What each command does, after its arguments were read: one module for each family.

Every command returns its exit status: 0 when all is well, 1 when the content has errors, 2 when
the command or the program is at fault.
"""

OK, CONTENT_ERRORS, PROGRAM_FAULT = 0, 1, 2
