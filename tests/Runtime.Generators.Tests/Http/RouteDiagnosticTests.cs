using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>LAMBDA077 to LAMBDA079, LAMBDA083, and other diagnostics at routes.</summary>
public sealed class RouteDiagnosticTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "[LambdaRoute(\"/orders\")] public static void [|Run|]() { }", "LAMBDA077", "Handler 'Functions.Run' has the route \"/orders\", which is not a method, one space and a path; write one such as \"GET /orders/{id}\"" },
        { "[LambdaRoute(\"GET orders\")] public static void [|Run|]() { }", "LAMBDA077", "which is not a method, one space and a path" },
        { "[LambdaRoute(\"FETCH /orders\")] public static void [|Run|]() { }", "LAMBDA077", "whose method \"FETCH\" is not known; write, in uppercase, GET, HEAD" },
        { "[LambdaRoute(\"GET /a{b}\")] public static void [|Run|](string b) { }", "LAMBDA077", "whose segment \"a{b}\" is not a text or one parameter" },
        { "[LambdaRoute(\"GET /{b}.{c}\")] public static void [|Run|](string b, string c) { }", "LAMBDA077", "whose segment \"{b}.{c}\" is not a text or one parameter" },
        { "[LambdaRoute(\"GET /{}\")] public static void [|Run|]() { }", "LAMBDA077", "whose parameter \"{}\" has no name" },
        { "[LambdaRoute(\"GET /{id}/{ID}\")] public static void [|Run|](string id) { }", "LAMBDA077", "which has the parameter {ID} twice" },
        { "[LambdaRoute(\"GET /{id=5}\")] public static void [|Run|](int id) { }", "LAMBDA077", "whose parameter \"{id=5}\" has a default; write {id?}, and give the parameter of the method a default" },
        { "[LambdaRoute(\"GET /{id:regex(a)}\")] public static void [|Run|](string id) { }", "LAMBDA077", "whose constraint \"regex(a)\" is not supported; write int, long" },
        { "[LambdaRoute(\"GET /{id:min(x)}\")] public static void [|Run|](int id) { }", "LAMBDA077", "whose constraint \"min(x)\" is not supported" },
        { "[LambdaRoute(\"GET /{**rest}/a\")] public static void [|Run|](string rest) { }", "LAMBDA077", "in which \"a\" follows a segment that may be missing or has the rest of the path" },
        { "[LambdaRoute(\"GET /{id?}/a\")] public static void [|Run|](string? id) { }", "LAMBDA077", "in which \"a\" follows a segment that may be missing" },
        { "[LambdaRoute(\"GET /{id:length(3,1)}\")] public static void [|Run|](string id) { }", "LAMBDA077", "whose constraint \"length(3,1)\" is not supported" },
        { "[LambdaRoute(\"GET /a?b=1\")] public static void [|Run|]() { }", "LAMBDA077", "whose segment \"a?b=1\" has a question mark, after which is the query; take its values as parameters" },
        { "[LambdaRoute(\"GET /a#b\")] public static void [|Run|]() { }", "LAMBDA077", "whose segment \"a#b\" has a number sign" },
        { "[LambdaRoute(\"GET /a%20b\")] public static void [|Run|]() { }", "LAMBDA077", "whose segment \"a%20b\" is compared with the decoded path" },
        { "[LambdaRoute(\"GET /a/../b\")] public static void [|Run|]() { }", "LAMBDA077", "whose segment \"..\" is not in the path of any request" },
        { "[LambdaRoute(\"GET /a//b\")] public static void [|Run|]() { }", "LAMBDA077", "which has an empty segment" },
        { "[LambdaRoute(\"POST /a\")] public static void Run(IStock [|stock|]) { } } public interface IStock {", "LAMBDA004", "is of type 'IStock', which the JSON of a body cannot create; mark it [FromServices] if it is a service, or put [JsonDerivedType] on the type" },
        { "[LambdaRoute(\"GET /a\")] public static HttpResult [|Run|]() => TypedResults.Ok();", "LAMBDA009", "'Lambda.Runtime.Http.HttpResult', which does not say the type of its value; return the result itself, such as Ok<Order>" },
        { "[LambdaRoute(\"GET /a\")] public static object [|Run|]() => 1;", "LAMBDA009", "'object', whose JSON is not known to the compiler; return the type of the value" },
        {
            "[LambdaRoute(\"GET /{a}\")] public static void One(string a) { } [LambdaRoute(\"GET /{b}\")] public static void [|Two|](string b) { }", "LAMBDA078",
            "Handlers 'Functions.One' and 'Functions.Two' have the routes \"GET /{a}\" and \"GET /{b}\", which no request can tell apart"
        },
        { "[LambdaRoute(\"GET /A\")] public static void One() { } [LambdaRoute(\"* /a/\")] public static void [|Two|]() { }", "LAMBDA078", "\"GET /A\" and \"* /a/\"" },
        { "[LambdaRoute(\"GET /{a?}\")] public static void One(string? a) { } [LambdaRoute(\"GET /\")] public static void [|Two|]() { }", "LAMBDA078", "\"GET /{a?}\" and \"GET /\"" },
        { "[LambdaRoute(\"GET /{id}\")] public static void [|Run|]() { }", "LAMBDA079", "Handler 'Functions.Run' has the route \"GET /{id}\", and no parameter of the method takes {id}; add one with this name, such as 'string id'" },
        { "[LambdaRoute(\"GET /a\")] public static void Run([FromRoute] string [|id|]) { }", "LAMBDA004", "is marked [FromRoute], but no route of the handler has {id}" },
        { "[LambdaRoute(\"GET /a\")] public static void Run([FromQuery] Body [|body|]) { }", "LAMBDA004", "which cannot be read from text" },
        { "[LambdaRoute(\"GET /a\")] public static void Run(Body [|body|]) { }", "LAMBDA004", "which is read from the body, but \"GET /a\" takes requests without one" },
        { "[LambdaRoute(\"POST /a\")] public static void Run(Body one, Body [|two|]) { }", "LAMBDA004", "is read from the body, as 'one' is, but a request has one" },
        { "[LambdaRoute(\"GET /a\")] public static void Run(ref int [|a|]) { }", "LAMBDA004", "is passed by reference" },
        { "[LambdaRoute(\"POST /a\")] public static void Run([FromForm] string a, Body [|b|]) { }", "LAMBDA004", "is read from the body, as 'a' is, but a request has one" },
        { "[LambdaRoute(\"POST /a\")] public static void Run(Body b, [FromForm] string [|a|]) { }", "LAMBDA004", "is read from a form in the body, and 'b' is the whole body" },
        { "[LambdaRoute(\"GET /a\")] public static void Run([FromForm] string [|a|]) { }", "LAMBDA004", "which is read from the body, but \"GET /a\" takes requests without one" },
        { "[LambdaRoute(\"POST /a\")] public static void Run([FromForm] byte[] [|a|]) { }", "LAMBDA004", "is a file or all fields of a form, and multipart/form-data is not read" },
        { "[LambdaRoute(\"POST /a\")] public static void Run([FromForm] System.IO.Stream [|a|]) { }", "LAMBDA004", "is a file or all fields of a form, and multipart/form-data is not read" },
        { "[LambdaRoute(\"GET /a\")] public static void Run([FromClaim] Body [|a|]) { }", "LAMBDA004", "which cannot be read from text" },
        { "[LambdaRoute(\"GET /a\")] public static void Run([AsParameters] System.IDisposable [|a|]) { }", "LAMBDA004", "which cannot be created from values; take a record" },
        { "[LambdaRoute(\"GET /a\")] public static void Run([AsParameters] Two [|a|]) { } } public class Two { public Two(int a) { } public Two(string b) { }", "LAMBDA004", "which has several constructors with parameters; give it one" },
        { "[LambdaRoute(\"GET /a\")] public static void Run([AsParameters] Init [|a|]) { } } public class Init { public string A { get; set; } = \"a\";", "LAMBDA004", "whose property 'A' has an initial value" },
        { "[LambdaRoute(\"GET /a\")] public static void Run([AsParameters] Outer a) { } } public record Outer([AsParameters] Body [|Inner|]) {", "LAMBDA004", "is marked [AsParameters] in a type that is one itself" },
        { "[LambdaRoute(\"GET /a\")] public static void Run([AsParameters] Outer a) { } } public record Outer(Body [|Inner|]) {", "LAMBDA004", "which is read from the body, but \"GET /a\" takes requests without one" },
        { "[LambdaRoute(\"GET /a\"), MapException<System.Exception>(200)] public static void [|Run|]() { }", "LAMBDA031", "to the status 200, which is not that of an error; give it one from 400 to 599" },
        { "[LambdaHandler, MapException<System.Exception>(404)] public static void [|Run|]() { }", "LAMBDA031", "to the status 404, but has no route; give it a name such as \"OutOfStock\"" },
        { "[LambdaRoute(\"GET /a\")] public static void Run(Body [|store|]) { }", "LAMBDA004", "takes requests without one; take values of the path or the query, or mark a service [FromServices]" },
        { "[LambdaRoute(\"POST /a\")] public static void Run(Body store, Body [|two|]) { }", "LAMBDA004", "put what they hold into one type, or mark a service [FromServices]" },
        { "[LambdaRoute(\"GET /a\"), LambdaHandler] public static void [|Run|]() { }", "LAMBDA073", "has [LambdaRoute] and [LambdaHandler]" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WrongRoute_IsExplained(string code, string id, string message) =>
        DiagnosticText.AssertError($"using Lambda.Runtime.Http; public record Body(int Count); public static class Functions {{ {code} }}", id, message);

    [Theory]
    [InlineData("GET /orders/:id", "", "whose segment \":id\" is a text, which the path of a request must contain; write {id} for a parameter")]
    [InlineData("GET /star/*", "", "whose segment \"*\" is a text, which the path of a request must contain; write {**rest} for a parameter")]
    [InlineData("GET /star/**", "", "write {**rest} for a parameter")]
    [InlineData("GET /star/*path", "", "write {**path} for a parameter")]
    [InlineData("GET /<int:id>/a", "", "whose segment \"<int:id>\" is a text, which the path of a request must contain; write {id} for a parameter")]
    [InlineData("GET /[id]/[...rest]", "", "write {id} for a parameter\nwrite {**rest} for a parameter")]
    [InlineData("GET /{id:guid}", "int id", "in which no value of type 'int' satisfies the constraints of {id}, so that no request reaches the method; change the constraints, or the type of the parameter 'id'")]
    [InlineData("GET /{id:guid}", "bool id", "no value of type 'bool' satisfies the constraints of {id}")]
    [InlineData("GET /{id:int}", "System.Guid? id", "no value of type 'System.Guid?' satisfies the constraints of {id}")]
    [InlineData("GET /{id:int}", "bool id", "no value of type 'bool' satisfies")]
    [InlineData("GET /{id:int}", "System.DayOfWeek id", "no value of type 'System.DayOfWeek' satisfies")]
    [InlineData("GET /{id:bool}", "decimal id", "no value of type 'decimal' satisfies")]
    [InlineData("GET /{id:alpha}", "long id", "no value of type 'long' satisfies")]
    [InlineData("GET /{id:min(3000000000)}", "int id", "no value of type 'int' satisfies")]
    [InlineData("GET /{id:max(-1)}", "uint id", "no value of type 'uint' satisfies")]
    [InlineData("GET /{id:min(256)}", "byte? id", "no value of type 'byte?' satisfies")]
    [InlineData("GET /{id:min(9):max(1)}", "string id", "no value of type 'string' satisfies")]
    [InlineData("GET /{id:int:guid}", "string id", "no value of type 'string' satisfies")]
    [InlineData("GET /{**id:guid}", "int id", "no value of type 'int' satisfies the constraints of {id}")]
    [InlineData("GET /a/{id?}", "int id", "in which {id?} may be missing, but the parameter 'id' is required, so that a request without it gets the status 400; give the parameter a nullable type or a default, or remove the question mark")]
    [InlineData("GET /a/{id?}", "[FromRoute(\"id\")] string text", "in which {id?} may be missing, but the parameter 'text' is required")]
    [InlineData("GET /a/{id?}", "[AsParameters] Key key", "in which {id?} may be missing, but the parameter 'Id' is required")]
    public void MisleadingRoute_IsAWarning(string route, string parameters, string messages)
    {
        string method = $"[LambdaRoute(\"{route}\")] public static void Run({parameters}) {{ }}";
        var generation = Generation.Run($"using Lambda.Runtime.Http; public record Key(string Id); public static class Functions {{ {method} }}");
        Assert.All(generation.Result.Diagnostics, static found => Assert.Equal(("LAMBDA083", DiagnosticSeverity.Warning), (found.Id, found.Severity)));
        Assert.Equal(messages.Split('\n').Length, generation.Result.Diagnostics.Length);
        foreach ((Diagnostic found, string message) in generation.Result.Diagnostics.Zip(messages.Split('\n')))
            Assert.Contains(message, found.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[LambdaRoute(\"GET /{id:int}\")] public static void One(int id) { } [LambdaRoute(\"GET /{id}\")] public static void Two(string id) { }")]
    [InlineData("[LambdaRoute(\"GET /a\")] public static void One() { } [LambdaRoute(\"POST /a\")] public static void Two() { }")]
    [InlineData("[LambdaRoute(\"GET /a\"), LambdaRoute(\"GET /b\")] public static void One() { }")]
    [InlineData("[LambdaRoute(\"GET /a/{id}\"), LambdaRoute(\"GET /{id}\")] public static void One(string id) { }")]
    [InlineData("[LambdaRoute(\"POST /orders:batch\"), LambdaRoute(\"GET /a:b/c*\"), LambdaRoute(\"GET /:/<b\")] public static void One() { }")]
    [InlineData("[LambdaRoute(\"GET /{id?}\")] public static void One(int? id) { } [LambdaRoute(\"GET /a/{id?}\")] public static void Two(int id = 5) { }")]
    [InlineData("[LambdaRoute(\"GET /a/{id}\"), LambdaRoute(\"GET /b\")] public static void One(string id) { }")]
    [InlineData("[LambdaRoute(\"GET /{id:int}\")] public static void One(short id) { } [LambdaRoute(\"GET /a/{id:min(255)}\")] public static void Two(byte id) { }")]
    [InlineData("[LambdaRoute(\"GET /{id:int}\")] public static void One(decimal id) { } [LambdaRoute(\"GET /a/{id:double}\")] public static void Two(int id) { }")]
    [InlineData("[LambdaRoute(\"GET /{id:guid}\")] public static void One(string id) { } [LambdaRoute(\"GET /a/{id:alpha}\")] public static void Two(double id) { }")]
    [InlineData("[LambdaRoute(\"GET /{id:alpha}\")] public static void One(System.DayOfWeek id) { } [LambdaRoute(\"GET /a/{id:int}\")] public static void Two(System.TimeSpan id) { }")]
    [InlineData("[LambdaRoute(\"GET /{id:guid:length(36)}\")] public static void One(System.Guid? id) { } [LambdaRoute(\"GET /a/{id:datetime}\")] public static void Two(System.DateOnly id) { }")]
    public void RoutesThatDiffer_AreAccepted(string code) => _ = Generation.Of($"using Lambda.Runtime.Http; public static class Functions {{ {code} }}").Image;
}
