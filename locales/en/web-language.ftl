# Language: translation, glossary, phrase book.
