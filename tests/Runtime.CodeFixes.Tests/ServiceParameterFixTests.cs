namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes that mark the parameters of handlers that are services.</summary>
public sealed class ServiceParameterFixTests
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
        -    public static void Run(IStore store) { }
        +    public static void Run([FromServices] IStore store) { }
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
        -    public static void Run(string order, IStore store) { }
        +    public static void Run(string order, [FromServices] IStore store) { }
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
        -    public static void Run(IStore store, string order) { }
        +    public static void Run([FromServices] IStore store, string order) { }
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
        -        IStore store) { }
        +        [FromServices] IStore store) { }
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
        -    public static void Run(IServiceProvider services) { }
        +    public static void Run([FromServices] IServiceProvider services) { }
        }
        """,
        "Mark 'services' [FromServices]");

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
        -    public static void Run(string order, Store store) { }
        +    public static void Run(string order, [FromServices] Store store) { }
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
        -    public static void Run(string order, ILogger logger) => logger.LogError("a");
        +    public static void Run(string order, [FromServices] ILogger logger) => logger.LogError("a");
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
        -    public static int Run(Store store) => store.Next();
        +    public static int Run([FromServices] Store store) => store.Next();
        }
        """,
        "Mark 'store' [FromServices]");
}
