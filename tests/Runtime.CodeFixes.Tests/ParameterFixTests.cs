namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of the parameters of handlers.</summary>
public sealed class ParameterFixTests
{
    [Fact]
    public Task ParameterByReference_IsTakenByValue() => FixTest.Verify(
        "LAMBDA004",
        """
        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(/* the order */ in string order) => System.Console.WriteLine(order);
        +    public static void Run(/* the order */ string order) => System.Console.WriteLine(order);
        }
        """,
        "Take 'order' by value");

    [Fact]
    public Task ParameterOfNoRoute_IsTakenFromTheQuery() => FixTest.Verify(
        "LAMBDA004",
        """
        using Lambda.Runtime.Http;

        public static class Functions
        {
            [LambdaRoute("GET /orders")]
        -    public static string List([FromRoute] int page, int size) => $"{page} {size}";
        +    public static string List(int page, int size) => $"{page} {size}";
        }
        """,
        "Remove [FromRoute]");

    [Fact]
    public Task InterfaceOfARoute_IsMarked() => FixTest.Verify(
        "LAMBDA004",
        """
        using Lambda.Runtime.Http;
        using Microsoft.Extensions.DependencyInjection;

        public interface IStock;

        public static class Functions
        {
            [LambdaRoute("POST /orders")]
        -    public static string Add(IStock stock) => $"{stock}";
        +    public static string Add([FromServices] IStock stock) => $"{stock}";
        }

        public sealed class Stock : IStock;

        [LambdaStartup]
        public sealed class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStock, Stock>();
        }
        """,
        "Mark 'stock' [FromServices]");

    [Fact]
    public Task LoggerOfARoute_IsMarked() => FixTest.Verify(
        "LAMBDA004",
        """
        using Lambda.Runtime.Http;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        public static class Functions
        {
            [LambdaRoute("GET /orders")]
        -    public static void List(ILogger<Startup> logger) => logger.LogInformation("listed");
        +    public static void List([FromServices] ILogger<Startup> logger) => logger.LogInformation("listed");
        }

        [LambdaStartup]
        public sealed class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddLambdaLogging();
        }
        """,
        "Mark 'logger' [FromServices]");

    [Fact]
    public Task MemoryStream_BecomesStream() => FixTest.Verify(
        "LAMBDA004",
        """
        using System.IO;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(MemoryStream order) => order.ReadByte();
        +    public static void Run(Stream order) => order.ReadByte();
        }
        """,
        "Take Stream");

    [Fact]
    public Task FullNameOfStream_BecomesShort() => FixTest.Verify(
        "LAMBDA004",
        """
        +using System.IO;
        +
        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(System.IO.MemoryStream order) => order.ReadByte();
        +    public static void Run(Stream order) => order.ReadByte();
        }
        """,
        "Take System.IO.Stream");

    [Fact]
    public Task StreamReader_BecomesTextReader() => FixTest.Verify(
        "LAMBDA004",
        """
        using System.IO;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(StreamReader order) => order.Read();
        +    public static void Run(TextReader order) => order.Read();
        }
        """,
        "Take TextReader");

    [Fact]
    public Task StreamWriter_BecomesTextWriter() => FixTest.Verify(
        "LAMBDA004",
        """
        using System.IO;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(StreamWriter response) => response.Write(1);
        +    public static void Run(TextWriter response) => response.Write(1);
        }
        """,
        "Take TextWriter");

    [Fact]
    public Task Memory_BecomesReadOnlyMemory() => FixTest.Verify(
        "LAMBDA004",
        """
        using System;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(Memory<byte> order) => System.Console.WriteLine(order.Length);
        +    public static void Run(ReadOnlyMemory<byte> order) => System.Console.WriteLine(order.Length);
        }
        """,
        "Take ReadOnlyMemory<byte>");

    [Fact]
    public Task CancellationTokenSource_BecomesToken() => FixTest.Verify(
        "LAMBDA004",
        """
        using System.Threading;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(CancellationTokenSource stop) => stop.ThrowIfCancellationRequested();
        +    public static void Run(CancellationToken stop) => stop.ThrowIfCancellationRequested();
        }
        """,
        "Take CancellationToken");

    [Fact]
    public Task NullableToken_BecomesToken() => FixTest.Verify(
        "LAMBDA004",
        """
        using System.Threading;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(CancellationToken? stop) { }
        +    public static void Run(CancellationToken stop) { }
        }
        """,
        "Take CancellationToken");

    [Fact]
    public Task Invocation_BecomesContext() => FixTest.Verify(
        "LAMBDA004",
        """
        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(Invocation invocation) { }
        +    public static void Run(LambdaContext invocation) { }
        }
        """,
        "Take LambdaContext");

    [Fact]
    public Task SecondContext_IsRemoved() => FixTest.Verify(
        "LAMBDA006",
        """
        public static class Functions
        {
            [LambdaHandler]
        -    public static string Run(string order, LambdaContext context, LambdaContext other) => context.FunctionName + other.AwsRequestId;
        +    public static string Run(string order, LambdaContext context) => context.FunctionName + context.AwsRequestId;
        }
        """,
        "Remove 'other', and use 'context'");

    [Fact]
    public async Task ResponseStreamAndTextWriter_HaveNoFix() => Assert.Empty(await (await FixedProject.Create(
        "public static class F { [LambdaHandler] public static void Run(LambdaResponseStream a, System.IO.TextWriter b) { } }")).Titles("LAMBDA006"));

    [Fact]
    public async Task TypeThatIsNeitherAbstractNorKnown_HasNoFix() => Assert.Empty(await (await FixedProject.Create(
        "public static class F { [LambdaHandler] public static void Run(System.Action order) { } }")).Titles("LAMBDA020"));

    [Fact]
    public Task ContextThatIsMarked_LosesTheAttribute() => FixTest.Verify(
        "LAMBDA004",
        """
        public static class Functions
        {
            [LambdaHandler]
        -    public static string Run([FromServices] LambdaContext context) => context.AwsRequestId;
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
        "Remove [FromServices]");
}
