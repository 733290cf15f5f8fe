package content

// schemaOfTypes is Schema and a hash of the types inside compiled packs.
const schemaOfTypes = "1 cbb35184ec46b59b"
