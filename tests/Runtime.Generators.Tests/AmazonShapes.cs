using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Types with the names of types in Amazon's packages for Lambda, in Powertools and in ASP.NET Core, in an assembly that tests reference.</summary>
internal static class AmazonShapes
{
    public static readonly MetadataReference Reference = Library.Compile("""
        #nullable disable
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaLogger { void Log(string message); }
            public interface IClientContext { }
            public interface ICognitoIdentity { }
            public interface ILambdaContext { string AwsRequestId { get; } ILambdaLogger Logger { get; } }
            public class LambdaSerializerAttribute(Type type) : Attribute { public Type SerializerType => type; }
        }
        namespace Amazon.Lambda.Serialization.SystemTextJson { public class DefaultLambdaJsonSerializer { } }
        namespace Amazon.Lambda.RuntimeSupport
        {
            public class LambdaBootstrapBuilder { public static LambdaBootstrapBuilder Create(Func<Stream, Task> handler) => null; public LambdaBootstrap Build() => null; }
            public class LambdaBootstrap { public Task RunAsync() => null; }
        }
        namespace Amazon.Lambda.Annotations
        {
            public class LambdaFunctionAttribute : Attribute { }
            public class LambdaStartupAttribute : Attribute { }
            public class LambdaGlobalPropertiesAttribute : Attribute { public bool GenerateMain { get; set; } }
            public class FromServicesAttribute : Attribute { }
        }
        namespace Amazon.Lambda.Annotations.SQS { public class SQSEventAttribute(string queue) : Attribute { public string Queue => queue; } }
        namespace Amazon.Lambda.Annotations.APIGateway
        {
            public enum LambdaHttpMethod { Get }
            public class HttpApiAttribute(LambdaHttpMethod method, string template) : Attribute { public LambdaHttpMethod Method => method; public string Template => template; }
            public class RestApiAttribute(LambdaHttpMethod method, string template) : Attribute { public LambdaHttpMethod Method => method; public string Template => template; }
            public class FunctionUrlAttribute : Attribute { }
            public class ALBApiAttribute(string listener, string template, int priority) : Attribute { public string Listener => listener; public string Template => template; public int Priority => priority; }
            public class FromBodyAttribute : Attribute { }
            public class FromQueryAttribute : Attribute { public string Name { get; set; } }
            public class FromHeaderAttribute : Attribute { public string Name { get; set; } }
            public class FromRouteAttribute : Attribute { public string Name { get; set; } }
            public interface IHttpResult { Stream Serialize(); }
            public interface IAuthorizerResult { Stream Serialize(); }
        }
        namespace Amazon.Lambda.SQSEvents { public class SQSEvent { public List<SQSMessage> Records { get; set; } public class SQSMessage { public string Body { get; set; } } } }
        namespace Amazon.Lambda.APIGatewayEvents
        {
            public class APIGatewayProxyRequest { public string Path { get; set; } public string Body { get; set; } public IDictionary<string, string> Headers { get; set; } }
            public class APIGatewayProxyResponse { public int StatusCode { get; set; } public string Body { get; set; } }
        }
        namespace AWS.Lambda.Powertools.Logging { public class LoggingAttribute : Attribute { public bool LogEvent { get; set; } } }
        namespace AWS.Lambda.Powertools.Tracing { public class TracingAttribute : Attribute { } }
        namespace AWS.Lambda.Powertools.Metrics { public class MetricsAttribute : Attribute { } }
        namespace AWS.Lambda.Powertools.Idempotency { public class IdempotentAttribute : Attribute { } }
        namespace AWS.Lambda.Powertools.BatchProcessing { public class BatchProcessorAttribute : Attribute { } }
        namespace Microsoft.AspNetCore.Http { public abstract class HttpContext { } public abstract class HttpRequest { } public abstract class HttpResponse { } public interface IResult { } }
        namespace Microsoft.AspNetCore.Http.HttpResults { public sealed class Ok<T> : IResult { } }
        namespace Microsoft.AspNetCore.Authorization { public class AuthorizeAttribute : Attribute { public string Roles { get; set; } } }
        namespace Microsoft.AspNetCore.Mvc
        {
            public class HttpGetAttribute(string template) : Attribute { public string Template => template; }
            public class ProducesAttribute(string type) : Attribute { public string Type => type; }
            public interface IActionResult { }
            public class OkObjectResult : IActionResult { }
            public class FromServicesAttribute : Attribute { }
            public class FromBodyAttribute : Attribute { }
        }
        """, name: "Amazon");
}
