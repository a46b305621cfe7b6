using System.Security.Claims;

[assembly: Lambda.Runtime.LambdaHttp(TrustLoadBalancerClaims = true)]

namespace Lambda.Runtime.Http.Tests;

/// <summary>Routes that take claims, forms and objects of several values.</summary>
public static class BindingRoutes
{
    [LambdaRoute("GET /claims")]
    public static string Claims([FromClaim] string sub, [FromClaim("custom:level")] int level, [FromClaim("cognito:groups")] string[] groups, [FromClaim] List<string> scope) =>
        $"{sub} {level} {string.Join("|", groups)} {string.Join("|", scope)}";

    [LambdaRoute("GET /claims/optional")]
    public static string OptionalClaim([FromClaim] string? sub, [FromClaim] bool admin = false) => $"{sub ?? "nobody"} {admin}";

    [LambdaRoute("GET /claims/lists")]
    public static string ListOfClaims([FromClaim] string[] scope) => $"{scope.Length}";

    [LambdaRoute("GET /claims/optional-lists")]
    public static string OptionalListOfClaims([FromClaim] string[]? scope) => $"{scope?.Length}";

    [LambdaRoute("GET /claims/all")]
    public static string Principal(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true }
        ? $"{user.Identity.Name} {user.IsInRole("admins")} {string.Join(",", user.Claims.Select(static claim => $"{claim.Type}={claim.Value}").Order(StringComparer.Ordinal))}"
        : "nobody";

    [LambdaRoute("POST /forms")]
    public static string Form([FromForm] string name, [FromForm] int[] number, [FromForm] int page = 1) => $"{name} {string.Join("+", number)} {page}";

    [LambdaRoute("POST /forms/person")]
    public static string FormOfType([FromForm] Contact contact, [FromQuery] string? tag) => $"{contact} {tag}";

    [LambdaRoute("GET /groups/{id}")]
    public static string Group([AsParameters] Search search, [AsParameters] Paging paging) => $"{search} {paging.Page} {paging.Size} {paging.Tenant}";

    [LambdaRoute("POST /books")]
    public static string Book(Book book, int copies) => $"{book} {copies}";

    [LambdaRoute("POST /groups")]
    public static string GroupWithBody([AsParameters] Change change) => $"{change}";
}

/// <summary>A body with members that can be wrong.</summary>
public sealed record Book(string Title, DateOnly Published, decimal Price, Writer[] Writers, int[] Pages)
{
    /// <summary>Required.</summary>
    public required Writer Editor { get; init; }

    /// <summary>Required.</summary>
    public required int Edition { get; init; }
}

/// <summary>An object in a body.</summary>
public sealed record Writer(string Name, int Born);

/// <summary>Fields of a form.</summary>
public sealed record Contact(string Name, int? Age, string[] Mail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Age} {string.Join("|", Mail)}";
}

/// <summary>Values of a path and a query.</summary>
public readonly record struct Search(int Id, string? Text = null, Color Color = Color.Red);

/// <summary>Values of a query and a header, in properties.</summary>
public sealed class Paging
{
    /// <summary>Required.</summary>
    public int Page { get; set; }

    /// <summary>Optional.</summary>
    public int? Size { get; init; }

    /// <summary>Of a header.</summary>
    [FromHeader("X-Tenant")]
    public string? Tenant { get; init; }

    /// <summary>Cannot be set, so it is not in the query.</summary>
    public int Skip => Page * (Size ?? 10);
}

/// <summary>A body and a value of a query.</summary>
public sealed record Change([FromBody] Order Order, bool Force = false);
