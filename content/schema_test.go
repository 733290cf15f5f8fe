package content

// schemaOfTypes is Schema and a hash of the types inside compiled packs.
const schemaOfTypes = "2 631893a08ebe1e59"
