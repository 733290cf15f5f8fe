package content

// schemaOfTypes is Schema and a hash of the types inside compiled packs.
const schemaOfTypes = "2 5d5421019dff799"
