# Clock and map rooms.
