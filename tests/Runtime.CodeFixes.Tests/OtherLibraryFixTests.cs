namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes for attributes and types of Amazon's packages.</summary>
public sealed class OtherLibraryFixTests
{
    [Fact]
    public Task AmazonFunction_BecomesHandler() => FixTest.Verify(
        "LAMBDA071",
        """
        using Amazon.Lambda.Annotations;

        public static class Functions
        {
            /// <summary>Runs.</summary>
        -    [LambdaFunction]
        +    [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        "Use [LambdaHandler] of Lambda.Runtime");

    [Fact]
    public async Task AmazonFunctionWithArguments_HasNoFix() => Assert.Empty(await (await FixedProject.Create(
        """
        using Amazon.Lambda.Annotations;

        public static class Functions
        {
            [LambdaFunction(MemorySize = 512)]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute
            {
                public uint MemorySize { get; set; }
            }
        }
        """)).Titles("LAMBDA071"));

    [Fact]
    public Task AmazonStartup_BecomesOurs() => FixTest.Verify(
        "LAMBDA071",
        """
        -[Amazon.Lambda.Annotations.LambdaStartup]
        +[LambdaStartup]
        public static class Startup
        {
            public static void Initialize() { }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        "Use [LambdaStartup] of Lambda.Runtime");

    [Fact]
    public Task Serializer_IsRemoved() => FixTest.Verify(
        "LAMBDA071",
        """
        using Amazon.Lambda.Core;
        -
        -[assembly: LambdaSerializer(typeof(int))]

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        "Remove [LambdaSerializer]");

    [Fact]
    public Task TriggerBesideTheHandler_IsRemoved() => FixTest.Verify(
        "LAMBDA071",
        """
        using Amazon.Lambda.Annotations;

        public static class Functions
        {
        -    [LambdaHandler, HttpApi]
        +    [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        "Remove [HttpApi]");

    [Fact]
    public Task AmazonContext_BecomesLambdaContext() => FixTest.Verify(
        "LAMBDA004",
        """
        using Amazon.Lambda.Core;

        public static class Functions
        {
            [LambdaHandler]
        -    public static string Run(string name, ILambdaContext context) => context.AwsRequestId;
        +    public static string Run(string name, LambdaContext context) => context.AwsRequestId;
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                string AwsRequestId { get; }
            }
        }
        """,
        "Take LambdaContext");

    /// <summary>The project does not refer to Amazon's package any more.</summary>
    [Fact]
    public Task AmazonContextWithoutItsPackage_BecomesLambdaContext() => FixTest.Verify(
        "LAMBDA004",
        """
        public static class Functions
        {
            [LambdaHandler]
        -    public static string Run(string name, ILambdaContext context) => name;
        +    public static string Run(string name, LambdaContext context) => name;
        }
        """,
        "Take LambdaContext");

    [Fact]
    public Task AmazonContextWithFullName_BecomesLambdaContext() => FixTest.Verify(
        "LAMBDA004",
        """
        public static class Functions
        {
            [LambdaHandler]
        -    public static string Run(Amazon.Lambda.Core.ILambdaContext context) => context.AwsRequestId;
        +    public static string Run(LambdaContext context) => context.AwsRequestId;
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                string AwsRequestId { get; }
            }
        }
        """,
        "Take LambdaContext");

    /// <summary>The methods of an <c>ILogger</c> are extension methods.</summary>
    [Theory]
    [InlineData("LogError(\"a\")", "LogError(\"a\")")]
    [InlineData("LogLine(\"a\")", "LogInformation(\"a\")")]
    [InlineData("Log(\"a\")", "LogInformation(\"a\")")]
    public Task AmazonContextWhoseLoggerIsUsed_GetsTheUsing(string before, string after) => FixTest.Verify(
        "LAMBDA004",
        $$"""
        using System;
        using Amazon.Lambda.Core;
        +using Microsoft.Extensions.Logging;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(DayOfWeek day, ILambdaContext context) => context.Logger.{{before}};
        +    public static void Run(DayOfWeek day, LambdaContext context) => context.Logger.{{after}};
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                ILambdaLogger Logger { get; }
            }

            public interface ILambdaLogger
            {
                void Log(string message);
                void LogLine(string message);
                void LogError(string message);
            }
        }
        """,
        "Take LambdaContext");

    [Fact]
    public Task AmazonContextWhoseLoggerIsUsedInAFileWithoutUsings_GetsTheUsing() => FixTest.Verify(
        "LAMBDA004",
        """
        +using Microsoft.Extensions.Logging;
        +
        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(Amazon.Lambda.Core.ILambdaContext context) => context.Logger.LogError("a");
        +    public static void Run(LambdaContext context) => context.Logger.LogError("a");
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                ILambdaLogger Logger { get; }
            }

            public interface ILambdaLogger
            {
                void LogError(string message);
            }
        }
        """,
        "Take LambdaContext");

    [Fact]
    public Task AmazonContextWhoseLoggerIsUsedBelowAComment_GetsTheUsingBelowTheComment() => FixTest.Verify(
        "LAMBDA004",
        """
        // Copyright.
        +using Microsoft.Extensions.Logging;
        using Order = System.Int32;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(Order order, Amazon.Lambda.Core.ILambdaContext context)
        +    public static void Run(Order order, LambdaContext context)
            {
                context.Logger.LogError("a");
        -        context.Logger.LogLine("b");   // Twice.
        +        context.Logger.LogInformation("b");   // Twice.
            }
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                ILambdaLogger Logger { get; }
            }

            public interface ILambdaLogger
            {
                void LogLine(string message);
                void LogError(string message);
            }
        }
        """,
        "Take LambdaContext");

    [Fact]
    public Task AmazonContextThatIsMarked_BecomesLambdaContext() => FixTest.Verify(
        "LAMBDA004",
        """
        using Amazon.Lambda.Core;

        public static class Functions
        {
            [LambdaHandler]
        -    public static string Run([FromServices] ILambdaContext context) => context.AwsRequestId;
        +    public static string Run(LambdaContext context) => context.AwsRequestId;
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                string AwsRequestId { get; }
            }
        }
        """,
        "Take LambdaContext");

    [Fact]
    public Task AmazonFromServices_BecomesOurs() => FixTest.Verify(
        "LAMBDA004",
        """
        using Microsoft.Extensions.DependencyInjection;

        public sealed class Store;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(string order, [Amazon.Lambda.Annotations.FromServices] Store store) { }
        +    public static void Run(string order, [FromServices] Store store) { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class FromServicesAttribute : System.Attribute;
        }
        """,
        "Use [FromServices] of Lambda.Runtime");
}
