namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Routes that say which of them took a request, and what it bound. <see cref="NaiveRoutes"/> lists the same templates.</summary>
[LambdaRoutePrefix("/e")]
public static class EchoRoutes
{
    public const string RouteHeader = "x-route";

    [LambdaRoute("GET /{id:int}")]
    public static Ok<string?[]> WholeNumber(int id) => Echo("int", $"{id}");

    [LambdaRoute("GET,DELETE /{id:guid}")]
    public static Ok<string?[]> Identifier(Guid id) => Echo("guid", $"{id}");

    [LambdaRoute("GET /{word:alpha:length(2,4)}")]
    public static Ok<string?[]> Alpha(string word) => Echo("alpha", word);

    [LambdaRoute("GET,PATCH /{name}")]
    public static Ok<string?[]> Segment(string name) => Echo("segment", name);

    [LambdaRoute("GET /New")]
    public static Ok<string?[]> GetNew() => Echo("get new");

    [LambdaRoute("POST /new")]
    public static Ok<string?[]> PostNew() => Echo("post new");

    [LambdaRoute("GET /{**rest}")]
    public static Ok<string?[]> Remainder(string rest) => Echo("rest", rest);

    [LambdaRoute("PUT /files/{path+}")]
    public static Ok<string?[]> Files(string path) => Echo("files", path);

    [LambdaRoute("GET /opt/{a}/{b?}")]
    public static Ok<string?[]> Optional(string a, string? b) => Echo("optional", a, b);

    [LambdaRoute("GET,PUT /a/{x}/c")]
    public static Ok<string?[]> Middle(string x) => Echo("middle", x);

    [LambdaRoute("GET,DELETE /{y}/b/c")]
    public static Ok<string?[]> Start(string y) => Echo("start", y);

    [LambdaRoute("GET /a/b/{z}")]
    public static Ok<string?[]> End(string z) => Echo("end", z);

    [LambdaRoute("* /all/{n:long}")]
    public static Ok<string?[]> All(long n) => Echo("all", $"{n}");

    [LambdaRoute("GET /limits/{n:range(-5,5)}")]
    public static Ok<string?[]> Range(int n) => Echo("range", $"{n}");

    [LambdaRoute("GET /lengths/{text:minlength(3):maxlength(5)}")]
    public static Ok<string?[]> TextLength(string text) => Echo("length", text);

    [LambdaRoute("HEAD /head/{a}")]
    public static Ok<string?[]> Head(string a) => Echo("head", a);

    [LambdaRoute("GET /head/{a}")]
    public static Ok<string?[]> NotHead(string a) => Echo("not head", a);

    [LambdaRoute("GET /deep/{a}/{b}/{c}/{d}/{e}")]
    public static Ok<string?[]> Deep(string a, string b, string c, string d, string e) => Echo("deep", a, b, c, d, e);

    [LambdaRoute("GET /ä/{a}")]
    public static Ok<string?[]> NotAscii(string a) => Echo("not ascii", a);

    [LambdaRoute("GET /query/all")]
    public static Ok<string?[]> Query(string[] tag, string? q, int? n, int[] ids, bool flag = false, Color color = Color.Blue) =>
        Echo("query", [q, n is null ? null : $"{n}", $"{flag}", $"{color}", string.Join(',', ids), .. tag]);

    [LambdaRoute("GET /query/required")]
    public static Ok<string?[]> Required(string q, int n) => Echo("required", q, $"{n}");

    [LambdaRoute("GET /headers/all")]
    public static Ok<string?[]> Header([FromHeader("X-A")] string? a, [FromHeader("x-n")] int n = 7) => Echo("headers", a, $"{n}");

    [LambdaRoute("GET /cookies/all")]
    public static Ok<string?[]> Cookie([FromCookie("a")] string? a, [FromCookie("N")] int? n) => Echo("cookies", a, n is null ? null : $"{n}");

    [LambdaRoute("POST /body/text")]
    public static Ok<string?[]> Text([FromBody] string body) => Echo("text", body);

    [LambdaRoute("POST /body/bytes")]
    public static Ok<string?[]> Bytes(byte[] body) => Echo("bytes", Convert.ToHexString(body));

    [LambdaRoute("POST /body/json")]
    public static Ok<string?[]> Json([FromBody] string[] body) => Echo("json", body);

    private static Ok<string?[]> Echo(string route, params string?[] values) => TypedResults.Ok<string?[]>(values).WithHeader(RouteHeader, route);
}
