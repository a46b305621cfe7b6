using Lambda.Runtime;

// The page of the shop calls the API, from a local server while it is developed.
[assembly: LambdaCors("http://localhost:5173", "https://shop.example")]
