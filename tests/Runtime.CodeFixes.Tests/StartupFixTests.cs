namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes that write startup classes, and of their methods and of shutdown methods.</summary>
public sealed class StartupFixTests
{
    [Fact]
    public Task ServiceWithOneImplementation_IsRegistered() => FixTest.Verify(
        "LAMBDA016",
        """
        +using Microsoft.Extensions.DependencyInjection;
        +
        public interface IStore;

        internal sealed class Store : IStore;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run([FromServices] IStore store) { }
        }
        +
        +[LambdaStartup]
        +internal static class Startup
        +{
        +    public static void ConfigureServices(IServiceCollection services)
        +    {
        +        services.AddSingleton<IStore, Store>();
        +    }
        +}
        """,
        "Add a class that registers 'IStore'");

    [Fact]
    public Task ServiceOfANamespace_IsRegisteredInIt() => FixTest.Verify(
        "LAMBDA016",
        """
        +using Microsoft.Extensions.DependencyInjection;
        +
        namespace Shop;

        public sealed class Store;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run([FromServices] Store store) { }
        }
        +
        +[LambdaStartup]
        +internal static class Startup
        +{
        +    public static void ConfigureServices(IServiceCollection services)
        +    {
        +        services.AddSingleton<Store>();
        +    }
        +}
        """,
        "Add a class that registers 'Shop.Store'");

    [Fact]
    public Task ServiceWithoutImplementation_GetsAFactoryToWrite() => FixTest.Verify(
        "LAMBDA016",
        """
        using System;
        +using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run([FromServices] IStore store) { }
        }
        +
        +[LambdaStartup]
        +internal static class Startup
        +{
        +    public static void ConfigureServices(IServiceCollection services)
        +    {
        +        services.AddSingleton<IStore>(_ => throw new NotImplementedException());
        +    }
        +}
        """);

    [Fact]
    public Task StartupClassWithoutMethod_GetsConfigureServices() => FixTest.Verify(
        "LAMBDA017",
        """
        +using Microsoft.Extensions.DependencyInjection;
        +
        public interface IStore;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run([FromServices] IStore store) { }
        }

        [LambdaStartup]
        internal static class Startup
        {
        +    public static void ConfigureServices(IServiceCollection services)
        +    {
        +    }
        }
        """,
        "Add ConfigureServices");

    [Fact]
    public Task StartupClassWithoutMethod_GetsInitializeAsync() => FixTest.Verify(
        "LAMBDA017",
        """
        +using System;
        +using System.Threading.Tasks;
        +
        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }

        [LambdaStartup]
        internal static class Startup
        {
        +    public static Task InitializeAsync(IServiceProvider services) => Task.CompletedTask;
        }
        """,
        "Add InitializeAsync");

    [Fact]
    public Task PrivateInstanceMethod_BecomesAccessibleAndStatic() => FixTest.Verify(
        "LAMBDA017",
        """
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run([FromServices] IStore store) { }
        }

        [LambdaStartup]
        public sealed class Startup
        {
        -    private void ConfigureServices(IServiceCollection services) { }
        +    public static void ConfigureServices(IServiceCollection services) { }
        }
        """,
        "Make 'ConfigureServices' accessible and static");

    [Fact]
    public Task AsyncVoidInitializer_ReturnsTask() => FixTest.Verify(
        "LAMBDA017",
        """
        using System.Threading.Tasks;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }

        [LambdaStartup]
        public static class Startup
        {
        -    public static async void InitializeAsync() => await Task.Yield();
        +    public static async Task InitializeAsync() => await Task.Yield();
        }
        """,
        "Return Task");

    [Fact]
    public Task PrivateStartupClass_BecomesInternal() => FixTest.Verify(
        "LAMBDA017",
        """
        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }

            [LambdaStartup]
        -    private static class Startup
        +    internal static class Startup
            {
                public static void Initialize() { }
            }
        }
        """,
        "Make 'Startup' internal");

    [Fact]
    public Task ShutdownMethod_BecomesStaticAndReturnsTask() => FixTest.Verify(
        "LAMBDA037",
        """
        using System.Threading.Tasks;

        public class Functions
        {
            [LambdaHandler]
            public static void Run() { }

            [LambdaShutdown]
        -    public async void Stop() => await Task.Yield();
        +    public static async Task Stop() => await Task.Yield();
        }
        """,
        "Make 'Stop' static, and return Task");

    [Fact]
    public async Task ShutdownMethodWithParameters_HasNoFix() => Assert.Empty(await (await FixedProject.Create(
        "public static class F { [LambdaHandler] public static void Run() { } [LambdaShutdown] private static void Stop(int code) { } }")).Titles("LAMBDA037"));

    [Fact]
    public async Task DocumentThatEndsWithALineBreak_KeepsIt()
    {
        const string Source = "public sealed class Store;\n\npublic static class F\n{\n    [LambdaHandler]\n    public static void Run([FromServices] Store store) { }\n}\n";

        FixedProject result = await (await FixedProject.Create(Source)).Fix("LAMBDA016");

        Assert.EndsWith("        services.AddSingleton<Store>();\n    }\n}\n", Assert.Single(await result.Sources()), StringComparison.Ordinal);
    }
}
