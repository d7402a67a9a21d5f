// Beside this page lies the document of the face that it is on. Nothing is asked of anybody else, also not whether the
// document is valid: a test knows.
SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#page',
  deepLinking: true,
  validatorUrl: null
});
