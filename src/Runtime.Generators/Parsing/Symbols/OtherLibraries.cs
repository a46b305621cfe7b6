using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Symbols;

/// <summary>
/// What to write instead of the types and attributes of Amazon's packages, of Powertools and of ASP.NET Core that people have in a function that they port. They are
/// recognized by their names, because this library references none of these packages.
/// </summary>
internal static class OtherLibraries
{
    private const string Annotations = "Amazon.Lambda.Annotations";
    private const string Powertools = "AWS.Lambda.Powertools";
    private const string AspNetCore = "Microsoft.AspNetCore";
    private const string Logger = "mark it [FromServices] and call services.AddLambdaLogging() in ConfigureServices, or take LambdaContext and use its Logger";
    private const string Context =
        "take Lambda.Runtime.LambdaContext, which has the same members; its Logger is an ILogger, whose methods need 'using Microsoft.Extensions.Logging;'";
    private const string HttpEvent =
        "mark the method [LambdaRoute(\"GET /path\")] instead of [LambdaHandler], or take the event of the API as the parameter, such as HttpApiRequest of Lambda.Runtime.Events";
    private const string HttpResponse =
        "mark the method [LambdaRoute(\"GET /path\")] and return a result of TypedResults, or return the response of the API, such as HttpApiResponse of Lambda.Runtime.Events";
    private const string RouteValue = "take the values of the request as parameters, with [FromHeader] and the like of Lambda.Runtime.Http";
    private const string RouteResult = "return a value, or a result of TypedResults of Lambda.Runtime.Http";

    /// <summary>By the names in metadata. Each text ends a sentence about a parameter.</summary>
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["Amazon.Lambda.Core.ILambdaContext"] = Context,
        ["Amazon.Lambda.Core.ILambdaLogger"] = "take Lambda.Runtime.LambdaContext, and use its Logger",
        ["Amazon.Lambda.Core.IClientContext"] = "take Lambda.Runtime.LambdaContext, and use its ClientContext",
        ["Amazon.Lambda.Core.ICognitoIdentity"] = "take Lambda.Runtime.LambdaContext, and use its Identity",
        ["Microsoft.Extensions.Logging.ILogger"] = Logger,
        ["Microsoft.Extensions.Logging.ILogger`1"] = Logger,
        ["Microsoft.Extensions.Logging.ILoggerFactory"] = Logger,
        ["Microsoft.AspNetCore.Http.HttpContext"] = HttpEvent,
        ["Microsoft.AspNetCore.Http.HttpRequest"] = HttpEvent,
        ["Microsoft.AspNetCore.Http.HttpResponse"] = HttpResponse,
    };

    /// <summary>By the names in metadata. A type is recognized by its name or by that of an interface that it implements.</summary>
    private static readonly Dictionary<string, string> Results = new()
    {
        ["Amazon.Lambda.Annotations.APIGateway.IHttpResult"] = HttpResponse,
        ["Amazon.Lambda.Annotations.APIGateway.IAuthorizerResult"] =
            "return the response of the authorizer, such as AuthorizerSimpleResponse or AuthorizerPolicyResponse of Lambda.Runtime.Events",
        ["Microsoft.AspNetCore.Http.IResult"] = HttpResponse,
        ["Microsoft.AspNetCore.Mvc.IActionResult"] = HttpResponse,
        ["Microsoft.AspNetCore.Mvc.Infrastructure.IConvertToActionResult"] = HttpResponse,
    };

    /// <summary>By the names in metadata without <c>Attribute</c>. Each text ends a sentence about a method, class or assembly.</summary>
    private static readonly Dictionary<string, string> Attributes = new()
    {
        ["Amazon.Lambda.Core.LambdaSerializer"] = "remove it, because readers and writers are generated; [assembly: LambdaJson] has their options",
        ["Amazon.Lambda.Annotations.LambdaFunction"] =
            "put [LambdaHandler] on the method instead, or [LambdaRoute] for HTTP requests, and set LambdaMemorySize and LambdaTimeout of the project if it has MemorySize or Timeout",
        ["Amazon.Lambda.Annotations.LambdaStartup"] = "use [LambdaStartup] of Lambda.Runtime, on a class with 'public static void ConfigureServices(IServiceCollection services)'",
        ["Amazon.Lambda.Annotations.LambdaGlobalProperties"] = "remove it, because the entry point is generated",
        ["AWS.Lambda.Powertools.Logging.Logging"] = "use an ILogger of Microsoft.Extensions.Logging, such as LambdaContext.Logger",
        ["AWS.Lambda.Powertools.Tracing.Tracing"] = "use [assembly: LambdaMiddleware<LambdaTracing>]",
        ["AWS.Lambda.Powertools.BatchProcessing.BatchProcessor"] = "mark a method that handles one record [SqsHandler], [KinesisHandler] or [DynamoDbHandler]",
    };

    /// <returns>What to write instead of a parameter of the type, for a message; <see langword="null"/> for all other types.</returns>
    public static string? FixForParameter(ITypeSymbol type) => Parameters.TryGetValue(MetadataName(type), out string? fix) ? fix : null;

    /// <summary>The same for a type of Amazon's package that is not found, because the project does not refer to the package any more.</summary>
    public static string? FixForMissingParameter(ITypeSymbol type)
    {
        // An unknown type with a question mark is taken for a struct.
        ITypeSymbol bare = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return bare is IErrorTypeSymbol && Parameters.TryGetValue($"Amazon.Lambda.Core.{bare.Name}", out string? fix) ? fix : null;
    }

    /// <returns>What to write instead of a result of the type, for a message; <see langword="null"/> for all other types.</returns>
    public static string? FixForResult(ITypeSymbol type) =>
        type.AllInterfaces.Prepend(type).Select(static each => Results.TryGetValue(MetadataName(each), out string? fix) ? fix : null)
            .FirstOrDefault(static fix => fix is not null);

    /// <summary>The same for the handler of a route, which takes values of the request instead of its event.</summary>
    public static string? FixForRouteParameter(ITypeSymbol type) => FixForParameter(type) switch
    {
        HttpEvent => RouteValue,
        HttpResponse => RouteResult,
        { } fix => fix,
        null => null,
    };

    /// <summary>The same for a result of such a handler.</summary>
    public static string? FixForRouteResult(ITypeSymbol type) => FixForResult(type) is { } fix ? (fix == HttpResponse ? RouteResult : fix) : null;

    /// <returns>What to write instead of an attribute that decides what ASP.NET Core calls; <see langword="null"/> for all others, such as those for documentation.</returns>
    private static string? FixForAspNetCore(string name) => name switch
    {
        "AuthorizeAttribute" => "let an authorizer of the API check the caller, and take [FromClaim] or ClaimsPrincipal, or check the request in middleware",
        "EnableCorsAttribute" => "configure CORS where the function URL or the API is configured",
        "RouteAttribute" or "HttpGetAttribute" or "HttpPostAttribute" or "HttpPutAttribute" or "HttpPatchAttribute" or "HttpDeleteAttribute" or "HttpHeadAttribute"
            or "HttpOptionsAttribute" or "AcceptVerbsAttribute" => "mark the method [LambdaRoute(\"GET /path\")], and the class [LambdaRoutePrefix(\"/path\")]",
        _ => null,
    };

    /// <summary>The sentence about an attribute of a parameter of such a handler. Attributes of ASP.NET Core for values of a request are followed.</summary>
    public static string? WhyNotFollowedAtRoute(AttributeData attribute, bool isFollowed)
    {
        if (isFollowed || WhyNotFollowed(attribute) is null || attribute.AttributeClass is not { } type)
            return null;
        string fix = type.Name switch
        {
            "FromServicesAttribute" => "[FromServices] of Lambda.Runtime",
            "FromCustomAuthorizerAttribute" => "[FromClaim] of Lambda.Runtime.Http",
            _ => "the attribute of Lambda.Runtime.Http for the same part of the request",
        };
        return $"carries [{TypeNames.Attribute(type)}] of {Namespace(type)}, which is not followed; use {fix}";
    }

    /// <returns>The sentence about an attribute of a parameter that is not followed, for a message; <see langword="null"/> for all other attributes.</returns>
    public static string? WhyNotFollowed(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type)
            return null;
        if (KnownTypes.IsHttp(type))
            return $"carries [{TypeNames.Attribute(type)}], which is for routes; {HttpEvent}";
        if (!type.Name.StartsWith("From", StringComparison.Ordinal) || !(IsIn(type, Annotations) || IsIn(type, AspNetCore)))
            return null;
        string fix = type.Name == "FromServicesAttribute" ? "use [FromServices] of Lambda.Runtime" : HttpEvent;
        return $"carries [{TypeNames.Attribute(type)}] of {Namespace(type)}, which is not followed; {fix}";
    }

    /// <returns>What to write instead of an attribute of a method, class or assembly, for a message; <see langword="null"/> for all other attributes.</returns>
    public static string? FixForAttribute(INamedTypeSymbol type) =>
        Attributes.TryGetValue($"{Namespace(type)}.{TypeNames.Attribute(type)}", out string? fix) ? fix
        : IsIn(type, Annotations) && type.Name is "HttpApiAttribute" or "RestApiAttribute" or "FunctionUrlAttribute" or "ALBApiAttribute"
            ? "mark the method [LambdaRoute(\"GET /path\")] of Lambda.Runtime instead, or configure the trigger where the function is deployed, and take its event as a parameter"
        : IsIn(type, Annotations) ? "configure the trigger where the function is deployed, and take its event as a parameter"
        : IsIn(type, AspNetCore) ? FixForAspNetCore(type.Name)
        : IsIn(type, Powertools) ? "write a class that implements ILambdaMiddleware, and put [LambdaMiddleware<T>] on the handler"
        : null;

    /// <summary>The predicate of a sentence about such an attribute.</summary>
    public static string ProblemOfAttribute(INamedTypeSymbol type) => IsIn(type, Powertools)
        ? "looks for Amazon's ILambdaContext, which a handler here does not take"
        : IsIn(type, AspNetCore) ? "is for ASP.NET Core, which does not run this function"
        : "is for Amazon's runtime client, which does not run this function";

    /// <summary>The namespace, for messages and for the tables.</summary>
    public static string Namespace(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";

    private static string MetadataName(ITypeSymbol type) => $"{Namespace(type)}.{type.OriginalDefinition.MetadataName}";

    private static bool IsIn(ITypeSymbol type, string space) =>
        Namespace(type) is { } found && (found == space || found.StartsWith(space + ".", StringComparison.Ordinal));
}
