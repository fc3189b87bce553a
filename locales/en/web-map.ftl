# Map, lanes and table: three views of one selection and one moment.
