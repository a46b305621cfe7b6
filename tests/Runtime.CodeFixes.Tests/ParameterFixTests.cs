namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of the parameters of handlers.</summary>
public sealed class ParameterFixTests
{
    [Fact]
    public Task InterfaceAsEvent_IsMarked() => FixTest.Verify(
        "LAMBDA020",
        """
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(IStore store) { }
        }
        """,
        """
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run([FromServices] IStore store) { }
        }
        """,
        "Mark 'store' [FromServices]");

    [Fact]
    public Task InterfaceBesideTheEvent_IsMarked() => FixTest.Verify(
        "LAMBDA020",
        """
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(string order, IStore store) { }
        }
        """,
        """
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(string order, [FromServices] IStore store) { }
        }
        """,
        "Mark 'store' [FromServices]");

    [Fact]
    public Task InterfaceBeforeTheEvent_IsMarked() => FixTest.Verify(
        "LAMBDA020",
        """
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(IStore store, string order) { }
        }
        """,
        """
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run([FromServices] IStore store, string order) { }
        }
        """,
        "Mark 'store' [FromServices]");

    [Fact]
    public Task ParameterOnItsOwnLine_KeepsItsComment() => FixTest.Verify(
        "LAMBDA020",
        """
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(
                // The order.
                string order,
                // The store.
                IStore store) { }
        }
        """,
        """
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(
                // The order.
                string order,
                // The store.
                [FromServices] IStore store) { }
        }
        """);

    [Fact]
    public Task ServiceProvider_IsMarked() => FixTest.Verify(
        "LAMBDA004",
        """
        using System;
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(IServiceProvider services) { }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        internal sealed class Store : IStore;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStore, Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run([FromServices] IServiceProvider services) { }
        }
        """,
        "Mark 'services' [FromServices]");

    [Fact]
    public Task ParameterByReference_IsTakenByValue() => FixTest.Verify(
        "LAMBDA004",
        """
        public static class Functions
        {
            [LambdaHandler]
            public static void Run(/* the order */ in string order) => System.Console.WriteLine(order);
        }
        """,
        """
        public static class Functions
        {
            [LambdaHandler]
            public static void Run(/* the order */ string order) => System.Console.WriteLine(order);
        }
        """,
        "Take 'order' by value");

    [Fact]
    public Task MemoryStream_BecomesStream() => FixTest.Verify(
        "LAMBDA004",
        """
        using System.IO;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(MemoryStream order) => order.ReadByte();
        }
        """,
        """
        using System.IO;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Stream order) => order.ReadByte();
        }
        """,
        "Take Stream");

    [Fact]
    public Task FullNameOfStream_BecomesShort() => FixTest.Verify(
        "LAMBDA004",
        """
        public static class Functions
        {
            [LambdaHandler]
            public static void Run(System.IO.MemoryStream order) => order.ReadByte();
        }
        """,
        """
        using System.IO;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Stream order) => order.ReadByte();
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
            public static void Run(StreamReader order) => order.Read();
        }
        """,
        """
        using System.IO;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(TextReader order) => order.Read();
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
            public static void Run(StreamWriter response) => response.Write(1);
        }
        """,
        """
        using System.IO;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(TextWriter response) => response.Write(1);
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
            public static void Run(Memory<byte> order) => System.Console.WriteLine(order.Length);
        }
        """,
        """
        using System;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(ReadOnlyMemory<byte> order) => System.Console.WriteLine(order.Length);
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
            public static void Run(CancellationTokenSource stop) => stop.ThrowIfCancellationRequested();
        }
        """,
        """
        using System.Threading;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(CancellationToken stop) => stop.ThrowIfCancellationRequested();
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
            public static void Run(CancellationToken? stop) { }
        }
        """,
        """
        using System.Threading;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(CancellationToken stop) { }
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
            public static void Run(Invocation invocation) { }
        }
        """,
        """
        public static class Functions
        {
            [LambdaHandler]
            public static void Run(LambdaContext invocation) { }
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
            public static string Run(string order, LambdaContext context, LambdaContext other) => context.FunctionName + other.AwsRequestId;
        }
        """,
        """
        public static class Functions
        {
            [LambdaHandler]
            public static string Run(string order, LambdaContext context) => context.FunctionName + context.AwsRequestId;
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
    public Task AmazonContext_BecomesLambdaContext() => FixTest.Verify(
        "LAMBDA004",
        """
        using Amazon.Lambda.Core;

        public static class Functions
        {
            [LambdaHandler]
            public static string Run(string name, ILambdaContext context) => context.AwsRequestId;
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                string AwsRequestId { get; }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;

        public static class Functions
        {
            [LambdaHandler]
            public static string Run(string name, LambdaContext context) => context.AwsRequestId;
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
            public static string Run(string name, ILambdaContext context) => name;
        }
        """,
        """
        public static class Functions
        {
            [LambdaHandler]
            public static string Run(string name, LambdaContext context) => name;
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
            public static string Run(Amazon.Lambda.Core.ILambdaContext context) => context.AwsRequestId;
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                string AwsRequestId { get; }
            }
        }
        """,
        """
        public static class Functions
        {
            [LambdaHandler]
            public static string Run(LambdaContext context) => context.AwsRequestId;
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
    public Task AmazonContextThatIsMarked_BecomesLambdaContext() => FixTest.Verify(
        "LAMBDA004",
        """
        using Amazon.Lambda.Core;

        public static class Functions
        {
            [LambdaHandler]
            public static string Run([FromServices] ILambdaContext context) => context.AwsRequestId;
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                string AwsRequestId { get; }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;

        public static class Functions
        {
            [LambdaHandler]
            public static string Run(LambdaContext context) => context.AwsRequestId;
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
    public Task ContextThatIsMarked_LosesTheAttribute() => FixTest.Verify(
        "LAMBDA004",
        """
        public static class Functions
        {
            [LambdaHandler]
            public static string Run([FromServices] LambdaContext context) => context.AwsRequestId;
        }

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaContext
            {
                string AwsRequestId { get; }
            }
        }
        """,
        """
        public static class Functions
        {
            [LambdaHandler]
            public static string Run(LambdaContext context) => context.AwsRequestId;
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
            public static void Run(string order, [Amazon.Lambda.Annotations.FromServices] Store store) { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class FromServicesAttribute : System.Attribute;
        }
        """,
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
            public static void Run(string order, [FromServices] Store store) { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class FromServicesAttribute : System.Attribute;
        }
        """,
        "Use [FromServices] of Lambda.Runtime");

    [Fact]
    public Task SecondClass_IsMarked() => FixTest.Verify(
        "LAMBDA005",
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
            public static void Run(string order, Store store) { }
        }
        """,
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
            public static void Run(string order, [FromServices] Store store) { }
        }
        """,
        "Mark 'store' [FromServices]");

    [Fact]
    public Task Logger_IsMarked() => FixTest.Verify(
        "LAMBDA004",
        """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddLambdaLogging();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(string order, ILogger logger) => logger.LogError("a");
        }
        """,
        """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddLambdaLogging();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(string order, [FromServices] ILogger logger) => logger.LogError("a");
        }
        """,
        "Mark 'logger' [FromServices]");

    [Fact]
    public Task ClassThatNothingIsReadInto_IsMarked() => FixTest.Verify(
        "LAMBDA062",
        """
        using Microsoft.Extensions.DependencyInjection;

        public sealed class Store
        {
            private int _count;

            public int Next() => _count++;
        }

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static int Run(Store store) => store.Next();
        }
        """,
        """
        using Microsoft.Extensions.DependencyInjection;

        public sealed class Store
        {
            private int _count;

            public int Next() => _count++;
        }

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Store>();
        }

        public static class Functions
        {
            [LambdaHandler]
            public static int Run([FromServices] Store store) => store.Next();
        }
        """,
        "Mark 'store' [FromServices]");
}
