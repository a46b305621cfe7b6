using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Settings;
using Lambda.Runtime.Build.Templates;
using Lambda.Runtime.Shared;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Templates of the function Shop, whose handlers are routes.</summary>
internal static class HttpFunctions
{
    /// <summary>Every kind of segment, several methods, parameters with other names at the same place, and a method that is in another route.</summary>
    public static readonly string[] Routes =
    [
        "GET /", "GET /orders", "GET,POST /orders", "GET /orders/{id:int}", "PUT /orders/{number:guid}", "GET /orders/{id}/items/{id2?}", "* /any",
        "GET /files/{**path}", "DELETE /files/{*path}", "GET /größe", "GET /users/{name}/of/{id}", "POST /users/{id}/of/{name}/{rest+}",
    ];

    /// <summary>All values of <c>LambdaHttp</c>, <c>LambdaHttpRoutes</c> and <c>LambdaHttpAuth</c> that can be combined.</summary>
    public static IEnumerable<(string Http, string Routes, string Auth)> Combinations =>
        from target in HttpTarget.All
        from routes in new[] { "proxy", "each" }
        from auth in new[] { "iam", "none" }
        where (routes == "proxy" || target.NoRoutes is null) && (auth == "none" || !target.IsAlwaysPublic)
        select (target.Name, routes, auth);

    /// <summary>The same for theories.</summary>
    public static TheoryData<string, string, string> Data => new(Combinations);

    /// <summary>Returns the text of a template.</summary>
    public static string Write(string template, string http, string routes = "", string auth = "", string stage = "", string types = "", params HandlerDescription[] more)
    {
        var settings = HttpSettings.Read(http, routes, stage, auth, types, static error => throw new InvalidOperationException(error.Message));
        return DeployTemplate.Find(template)!.Write(Shop(settings, [Handler(), .. more]), "bin/Shop.zip");
    }

    /// <summary>Returns the text of a template of a function whose routes may be called by pages of other origins. One of them is for <c>OPTIONS</c>.</summary>
    public static string WriteWithCors(string template, string http, string routes = "", string auth = "")
    {
        var settings = HttpSettings.Read(http, routes, "", auth, "", static error => throw new InvalidOperationException(error.Message));
        return DeployTemplate.Find(template)!.Write(Shop(settings, Handler() with { Cors = Cors, Routes = [.. Routes, "GET,OPTIONS /asked"] }), "bin/Shop.zip");
    }

    private static CorsDescription Cors { get; } = CorsDescription.Parse(
        "AllowOrigins=https://app.example,http://localhost:5173\nAllowMethods=GET,HEAD,DELETE\nAllowHeaders=authorization,content-type\nExposeHeaders=ETag\nAllowCredentials=true\nMaxAge=600");

    public static HandlerDescription Handler(bool isStreamed = false) =>
        new(["Http", "Get", "Orders.Get"], "Lambda.Runtime.Events.HttpApiRequest", isStreamed) { Routes = Routes };

    public static FunctionDescription Shop(HttpSettings settings, params HandlerDescription[] handlers) =>
        new("Shop", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10, handlers) { Http = settings };
}
