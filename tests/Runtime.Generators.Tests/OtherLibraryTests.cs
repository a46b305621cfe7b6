using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Types and attributes of Amazon's packages, of Powertools and of ASP.NET Core in a function that was ported: each message says what to write instead.</summary>
public sealed class OtherLibraryTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.SQSEvents;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Annotations.APIGateway;
        using Amazon.Lambda.Annotations.SQS;
        using AWS.Lambda.Powertools.Logging;
        using AWS.Lambda.Powertools.Tracing;
        using AWS.Lambda.Powertools.Metrics;
        using AWS.Lambda.Powertools.Idempotency;
        using AWS.Lambda.Powertools.BatchProcessing;
        using Microsoft.Extensions.Logging;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.HttpResults;
        using Microsoft.AspNetCore.Mvc;
        #pragma warning disable CS0105

        """;

    private const string Handler = " public static class G { [LambdaHandler(\"g\")] public static void Go() { } }";
    private const string AnyTrigger =
        " at 'Run' is for Amazon's runtime client, which does not run this function; configure the trigger where the function is deployed, and take its event as a parameter";
    private const string Route =
        " at 'Run' is for Amazon's runtime client, which does not run this function; mark the method [LambdaRoute(\"GET /path\")] of Lambda.Runtime instead, or configure";
    private const string HttpEvent =
        "mark the method [LambdaRoute(\"GET /path\")] instead of [LambdaHandler], or take the event of the API as the parameter, such as HttpApiRequest of Lambda.Runtime.Events";
    private const string HttpResponse =
        "which is not a response; mark the method [LambdaRoute(\"GET /path\")] and return a result of TypedResults, or return the response of the API";

    /// <summary>The row of the table in docs/from-runtime-support.md by the beginning of its first cell, the program with the marked part, and the message.</summary>
    public static TheoryData<string, string, string, string> Rows => new()
    {
        { "`ILambdaContext context`", "LAMBDA004", Method("public static string Run(string name, ILambdaContext |context|) => name;"), "Parameter 'context' of handler 'F.Run' is of type 'Amazon.Lambda.Core.ILambdaContext', which a handler does not take; take Lambda.Runtime.LambdaContext, which has the same members; its Logger is an ILogger, whose methods need 'using Microsoft.Extensions.Logging;'" },
        { "`ILambdaContext context`", "LAMBDA004", Method("public static void Run([Lambda.Runtime.FromServices] ILambdaContext |context|) { }"), "is marked as a service, but nothing registers an ILambdaContext, which belongs to Amazon's runtime client; a handler takes LambdaContext as a parameter without an attribute" },
        { "`ILambdaLogger logger`", "LAMBDA004", Method("public static void Run(ILambdaLogger |logger|) { }"), "take Lambda.Runtime.LambdaContext, and use its Logger" },
        { "`ILambdaLogger logger`", "LAMBDA004", Method("public static void Run(IClientContext |client|) { }"), "take Lambda.Runtime.LambdaContext, and use its ClientContext" },
        { "`ILambdaLogger logger`", "LAMBDA004", Method("public static void Run(ICognitoIdentity |identity|) { }"), "take Lambda.Runtime.LambdaContext, and use its Identity" },
        { "`ILogger<Functions> logger`", "LAMBDA004", Method("public static void Run(string name, ILogger<string> |logger|) { }"), "is of type 'Microsoft.Extensions.Logging.ILogger<string>', which a handler does not take; mark it [FromServices] and call services.AddLambdaLogging() in ConfigureServices, or take LambdaContext and use its Logger" },
        { "`ILogger<Functions> logger`", "LAMBDA004", Method("public static void Run(ILogger |logger|, string name) { }"), "mark it [FromServices] and call services.AddLambdaLogging()" },
        { "`ILogger<Functions> logger`", "LAMBDA004", Method("public static void Run(ILoggerFactory |loggers|) { }"), "mark it [FromServices] and call services.AddLambdaLogging()" },
        { "`[FromServices]` of", "LAMBDA004", Method("public static void Run([Amazon.Lambda.Annotations.FromServices] IDisposable |store|) { }"), "Parameter 'store' of handler 'F.Run' carries [FromServices] of Amazon.Lambda.Annotations, which is not followed; use [FromServices] of Lambda.Runtime" },
        { "`[FromServices]` of", "LAMBDA004", Method("public static void Run(int a, [Microsoft.AspNetCore.Mvc.FromServices] IDisposable |store|) { }"), "carries [FromServices] of Microsoft.AspNetCore.Mvc, which is not followed; use [FromServices] of Lambda.Runtime" },
        { "`[FromBody]`,", "LAMBDA004", Method("public static void Run([Amazon.Lambda.Annotations.APIGateway.FromBody] Order |order|) { }"), $"carries [FromBody] of Amazon.Lambda.Annotations.APIGateway, which is not followed; {HttpEvent}" },
        { "`[FromBody]`,", "LAMBDA004", Method("public static void Run([FromQuery(Name = \"id\")] string |id|) { }"), $"carries [FromQuery] of Amazon.Lambda.Annotations.APIGateway, which is not followed; {HttpEvent}" },
        { "`[FromBody]`,", "LAMBDA004", Method("public static void Run([Microsoft.AspNetCore.Mvc.FromBody] Order |order|) { }"), "carries [FromBody] of Microsoft.AspNetCore.Mvc" },
        { "`HttpRequest` and", "LAMBDA004", Method("public static void Run(HttpRequest |request|) { }"), $"is of type 'Microsoft.AspNetCore.Http.HttpRequest', which a handler does not take; {HttpEvent}" },
        { "`HttpRequest` and", "LAMBDA004", Method("public static void Run(HttpContext |context|) { }"), HttpEvent },
        { "`IHttpResult`,", "LAMBDA009", Method("public static IHttpResult |Run|() => null!;"), $"Handler 'F.Run' returns 'Amazon.Lambda.Annotations.APIGateway.IHttpResult', {HttpResponse}" },
        { "`IHttpResult`,", "LAMBDA009", Method("public static Task<IResult> |Run|() => null!;"), HttpResponse },
        { "`IHttpResult`,", "LAMBDA009", Method("public static Ok<Order> |Run|() => null!;"), HttpResponse },
        { "`IHttpResult`,", "LAMBDA009", Method("public static Task<IActionResult> |Run|() => null!;"), HttpResponse },
        { "`IAuthorizerResult`", "LAMBDA009", Method("public static IAuthorizerResult |Run|() => null!;"), "Handler 'F.Run' returns 'Amazon.Lambda.Annotations.APIGateway.IAuthorizerResult', which is not a response; return the response of the authorizer, such as AuthorizerSimpleResponse or AuthorizerPolicyResponse of Lambda.Runtime.Events" },
        { "`[LambdaFunction]`", "LAMBDA071", "public static class F { [|Amazon.Lambda.Annotations.LambdaFunction|] public static void Run() { } }" + Handler, "[LambdaFunction] of Amazon.Lambda.Annotations at 'Run' is for Amazon's runtime client, which does not run this function; put [LambdaHandler] on the method instead, or [LambdaRoute] for HTTP requests, and set LambdaMemorySize and LambdaTimeout of the project if it has MemorySize or Timeout" },
        { "`[HttpApi]`,", "LAMBDA071", Method("[|HttpApi(LambdaHttpMethod.Get, \"/\")|] public static void Run() { }"), $"[HttpApi] of Amazon.Lambda.Annotations.APIGateway{Route}" },
        { "`[HttpApi]`,", "LAMBDA071", Method("[|RestApi(LambdaHttpMethod.Get, \"/\")|] public static void Run() { }"), $"[RestApi] of Amazon.Lambda.Annotations.APIGateway{Route}" },
        { "`[HttpApi]`,", "LAMBDA071", Method("[|FunctionUrl|] public static void Run() { }"), $"[FunctionUrl] of Amazon.Lambda.Annotations.APIGateway{Route}" },
        { "`[HttpApi]`,", "LAMBDA071", Method("[|ALBApi(\"l\", \"/\", 1)|] public static void Run() { }"), $"[ALBApi] of Amazon.Lambda.Annotations.APIGateway{Route}" },
        { "`[Authorize]`,", "LAMBDA071", Method("[|Microsoft.AspNetCore.Authorization.Authorize(Roles = \"a\")|] public static void Run() { }"), "[Authorize] of Microsoft.AspNetCore.Authorization at 'Run' is for ASP.NET Core, which does not run this function; let an authorizer of the API check the caller, and take [FromClaim] or ClaimsPrincipal, or check the request in middleware" },
        { "`[Authorize]`,", "LAMBDA071", "[|Microsoft.AspNetCore.Authorization.Authorize|] public static class F { [LambdaRoute(\"GET /a\")] public static void Run() { } }", "[Authorize] of Microsoft.AspNetCore.Authorization at 'F' is for ASP.NET Core" },
        { "`[Authorize]`,", "LAMBDA071", Method("[|HttpGet(\"a\")|] public static void Run() { }"), "mark the method [LambdaRoute(\"GET /path\")], and the class [LambdaRoutePrefix(\"/path\")]" },
        { "`[SQSEvent]` and", "LAMBDA071", Method("[|SQSEvent(\"q\")|] public static void Run(SQSEvent batch) { }"), $"[SQSEvent] of Amazon.Lambda.Annotations.SQS{AnyTrigger}" },
        { "`[LambdaStartup]` of", "LAMBDA071", "[|Amazon.Lambda.Annotations.LambdaStartup|] public class S { }" + Handler, "[LambdaStartup] of Amazon.Lambda.Annotations at 'S' is for Amazon's runtime client, which does not run this function; use [LambdaStartup] of Lambda.Runtime, on a class with 'public static void ConfigureServices(IServiceCollection services)'" },
        { "`[LambdaStartup]` of", "LAMBDA071", "[assembly: |Amazon.Lambda.Annotations.LambdaGlobalProperties(GenerateMain = true)|]" + Handler, "[LambdaGlobalProperties] of Amazon.Lambda.Annotations at the assembly is for Amazon's runtime client, which does not run this function; remove it, because the entry point is generated" },
        { "`[assembly: LambdaSerializer(…)]`", "LAMBDA071", "[assembly: |LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))|]" + Handler, "[LambdaSerializer] of Amazon.Lambda.Core at the assembly is for Amazon's runtime client, which does not run this function; remove it, because readers and writers are generated; [assembly: LambdaJson] has their options" },
        { "`[assembly: LambdaSerializer(…)]`", "LAMBDA071", Method("[|LambdaSerializer(typeof(int))|] public static void Run() { }"), "[LambdaSerializer] of Amazon.Lambda.Core at 'Run'" },
        { "`LambdaBootstrapBuilder` in", "LAMBDA071", "public static class P { public static Task Main() => |LambdaBootstrapBuilder|.Create(_ => Task.CompletedTask).Build().RunAsync(); }", "LambdaBootstrapBuilder of Amazon.Lambda.RuntimeSupport runs the function with Amazon's runtime client; delete the entry point, and put [LambdaHandler] on the method that it runs" },
        { "`LambdaBootstrapBuilder` in", "LAMBDA071", "public static class P { public static Task Main() => new |LambdaBootstrap|().RunAsync(); }", "LambdaBootstrap of Amazon.Lambda.RuntimeSupport runs the function" },
        { "`[Logging]` of", "LAMBDA071", Method("[|Logging(LogEvent = true)|] public static void Run() { }"), "[Logging] of AWS.Lambda.Powertools.Logging at 'Run' looks for Amazon's ILambdaContext, which a handler here does not take; use an ILogger of Microsoft.Extensions.Logging, such as LambdaContext.Logger" },
        { "`[Tracing]` of", "LAMBDA071", Method("[|Tracing|] public static void Run() { }"), "use [assembly: LambdaMiddleware<LambdaTracing>]" },
        { "`[BatchProcessor]` of", "LAMBDA071", Method("[|BatchProcessor|] public static void Run() { }"), "mark a method that handles one record [SqsHandler], [KinesisHandler] or [DynamoDbHandler]" },
        { "`[Metrics]`,", "LAMBDA071", Method("[|Metrics|] public static void Run() { }"), "write a class that implements ILambdaMiddleware, and put [LambdaMiddleware<T>] on the handler" },
        { "`[Metrics]`,", "LAMBDA071", "[|Idempotent|] public static class F { [LambdaHandler] public static void Run() { } }", "[Idempotent] of AWS.Lambda.Powertools.Idempotency at 'F' looks for" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void TypeOrAttribute_IsReportedWithWhatToWrite(string row, string id, string source, string message)
    {
        Assert.NotEmpty(row);
        int start = source.IndexOf('|', StringComparison.Ordinal);
        string marked = source[(start + 1)..source.LastIndexOf('|')];
        Generation generation = Run(source.Replace("|", "", StringComparison.Ordinal));
        Diagnostic found = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal((id, marked), (found.Id, Analysis.Marked(found)));
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            generation.Input.GetDiagnostics(TestContext.Current.CancellationToken), static found => found is { Severity: DiagnosticSeverity.Error, Id: not "CS5001" });
    }

    [Fact]
    public void EveryRowOfTheTable_HasATest()
    {
        string page = File.ReadAllText(Repository.At("docs/from-runtime-support.md"));
        string section = page[page.IndexOf("## What to write instead", StringComparison.Ordinal)..page.IndexOf("The compiler does not report these:", StringComparison.Ordinal)];
        string[][] cells = [.. section.Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal)).Select(static line => line.Split(" | "))];
        Assert.Equal(
            cells.Select(static row => row[2].TrimEnd(' ', '|')),
            cells.Select(static row => Rows.First(tested => row[0].StartsWith($"| {tested.Data.Item1}", StringComparison.Ordinal)).Data.Item2));
        Assert.All(Rows, tested => Assert.Contains(cells, row => row[0].StartsWith($"| {tested.Data.Item1}", StringComparison.Ordinal)));
    }

    /// <summary>A project that does not refer to Amazon's package any more has the same message beside the compiler's error.</summary>
    [Theory]
    [InlineData("ILambdaContext", "is of type 'ILambdaContext', which a handler does not take; take Lambda.Runtime.LambdaContext, which has the same members")]
    [InlineData("ILambdaContext?", "take Lambda.Runtime.LambdaContext, which has the same members")]
    [InlineData("Amazon.Lambda.Core.ILambdaContext", "take Lambda.Runtime.LambdaContext, which has the same members")]
    [InlineData("[FromServices] ILambdaContext", "take Lambda.Runtime.LambdaContext, which has the same members")]
    [InlineData("ILambdaLogger", "take Lambda.Runtime.LambdaContext, and use its Logger")]
    public void ParameterType_IsReportedWithoutThePackageToo(string parameter, string message)
    {
        Diagnostic found = Assert.Single(Generation.Run(Method($"public static string Run(string name, {parameter} context) => name;")).Result.Diagnostics);
        Assert.Equal("LAMBDA004", found.Id);
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
    }

    /// <summary>At the method of a route, the messages name what such a method takes.</summary>
    [Theory]
    [InlineData("void Run([Amazon.Lambda.Annotations.APIGateway.FromBody] string |a|) { }", "carries [FromBody] of Amazon.Lambda.Annotations.APIGateway, which is not followed; use the attribute of Lambda.Runtime.Http for the same part of the request")]
    [InlineData("void Run([Amazon.Lambda.Annotations.APIGateway.FromQuery(Name = \"b\")] string |a|) { }", "carries [FromQuery] of Amazon.Lambda.Annotations.APIGateway, which is not followed")]
    [InlineData("void Run([Microsoft.AspNetCore.Mvc.FromServices] IDisposable |a|) { }", "carries [FromServices] of Microsoft.AspNetCore.Mvc, which is not followed; use [FromServices] of Lambda.Runtime")]
    [InlineData("void Run(HttpContext |a|) { }", "is of type 'Microsoft.AspNetCore.Http.HttpContext', which a route does not take; take the values of the request as parameters, with [FromHeader]")]
    [InlineData("void Run(ILambdaContext |a|) { }", "which a route does not take; take Lambda.Runtime.LambdaContext")]
    [InlineData("void Run(ILogger<string> |a|) { }", "which a route does not take; mark it [FromServices] and call services.AddLambdaLogging()")]
    [InlineData("IResult |Run|() => null!;", "returns 'Microsoft.AspNetCore.Http.IResult', which is not a response; return a value, or a result of TypedResults of Lambda.Runtime.Http")]
    [InlineData("Task<IActionResult> |Run|() => null!;", "which is not a response; return a value, or a result of TypedResults of Lambda.Runtime.Http")]
    [InlineData("IHttpResult |Run|() => null!;", "which is not a response; return a value, or a result of TypedResults of Lambda.Runtime.Http")]
    public void TypeOrAttributeAtARoute_IsReportedWithWhatToWrite(string method, string message)
    {
        string marked = method.Split('|')[1];
        string source = $"public static class F {{ [Lambda.Runtime.LambdaRoute(\"POST /a\")] public static {method.Replace("|", "", StringComparison.Ordinal)} }}";
        Diagnostic found = Assert.Single(Run(source).Result.Diagnostics);
        Assert.Equal(marked, Analysis.Marked(found));
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
    }

    /// <summary>What is for routes, at another handler.</summary>
    [Theory]
    [InlineData("public static void Run([Lambda.Runtime.Http.FromQuery] string |a|) { }", "LAMBDA004", "carries [FromQuery], which is for routes; mark the method [LambdaRoute(\"GET /path\")] instead of [LambdaHandler]")]
    [InlineData("public static void Run([Lambda.Runtime.Http.AsParameters] Order |order|) { }", "LAMBDA004", "carries [AsParameters], which is for routes")]
    [InlineData("public static Lambda.Runtime.Http.Ok<Order> |Run|() => null!;", "LAMBDA009", "which is not a response; mark the method [LambdaRoute(\"GET /path\")], or return the response of the API")]
    [InlineData("public static Lambda.Runtime.Http.Results<Lambda.Runtime.Http.NotFound, Lambda.Runtime.Http.NoContent>? |Run|() => null;", "LAMBDA009", "mark the method [LambdaRoute(\"GET /path\")]")]
    public void PartOfARouteAtAnotherHandler_IsReported(string method, string id, string message)
    {
        Diagnostic found = Assert.Single(Run(Method(method.Replace("|", "", StringComparison.Ordinal))).Result.Diagnostics);
        Assert.Equal((id, method.Split('|')[1]), (found.Id, Analysis.Marked(found)));
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
    }

    /// <summary>Attributes of ASP.NET Core for parts of a request are those of Lambda.Runtime.Http.</summary>
    [Fact]
    public void AttributesOfAspNetCore_AreFollowedAtRoutes() =>
        Assert.Empty(Run("public record Order(int Id); public static class F { [Lambda.Runtime.LambdaRoute(\"POST /a\")] public static void Run([Microsoft.AspNetCore.Mvc.FromBody] Order order) { } }").Result.Diagnostics);

    /// <summary>Amazon's event classes are JSON types like any other.</summary>
    [Fact]
    public void EventClasses_AreEventsAndResponses()
    {
        Generation generation = Run(Method(
            "public static APIGatewayProxyResponse Run(APIGatewayProxyRequest request, LambdaContext context) => new() { StatusCode = 200, Body = request.Path + request.Body };"));
        Assert.Empty(generation.Result.Diagnostics);
        generation = Run(Method("public static string[] Run(SQSEvent batch) => [.. System.Linq.Enumerable.Select(batch.Records, record => record.Body)];"));
        Assert.Empty(generation.Result.Diagnostics);
    }

    /// <summary>A helper method may be traced, and a library may be shared with a function on Amazon's runtime.</summary>
    [Theory]
    [InlineData("public static class F { [Tracing] static void Help() { } }")]
    [InlineData("public static class F { [HttpGet(\"a\"), Microsoft.AspNetCore.Authorization.Authorize] public static void Help() { } [LambdaRoute(\"GET /a\"), Produces(\"text/plain\")] public static void Get() { } }")]
    [InlineData("public static class F { public static void Run(ILambdaContext context, ILogger logger) { } }")]
    [InlineData("public static class LambdaBootstrapBuilder { public static void Create() { } } public static class F { public static void Run() => LambdaBootstrapBuilder.Create(); }")]
    [InlineData("public static class F { public static LambdaBootstrapBuilder? Run() => null; }")]
    public void CodeThatIsNotAHandler_IsNotReported(string source) => Assert.Empty(Run(source + Handler).Result.Diagnostics);

    private static string Method(string method) => $"public record Order(int Id); public static class F {{ [LambdaHandler] {method} }}";

    private static Generation Run(string source) =>
        Generation.Run(Usings + source, packages: [AmazonShapes.Reference, MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location)]);
}
