# The other rooms: brief, protection, legal, roster, settings, registers, outside screens.
