using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Methods in assemblies that do not reference the runtime.</summary>
public sealed class AssemblyTests(BuiltLayer layer)
{
    [Theory]
    [InlineData("orders.Take", "\"3 of x, Bergen\"")]
    [InlineData("orders.Orders.Take", "\"3 of x, Bergen\"")]
    [InlineData("orders::Shop.Orders::Take", "\"3 of x, Bergen\"")]
    [InlineData("orders.Shop.Orders::Count", "3")]
    public async Task MethodInAssembly_Responds(string handler, string expected)
    {
        using LayerFunction files = Orders();
        Assert.Equal(expected, await files.GetResponse(handler, """{"id":"x","count":3}"""));
    }

    [Fact]
    public async Task Instance_IsDisposedOnShutdown()
    {
        using LayerFunction files = Orders();
        LambdaFunction function = await files.Start("orders.Take");
        Assert.Equal("\"3 of x, Bergen\"", (await function.InvokeJsonAsync("""{"id":"x","count":3}""", TestContext.Current.CancellationToken)).Text);
        await function.DisposeAsync();
        Assert.Equal(["disposed"], function.Logs);
    }

    [Theory]
    [InlineData("orders.Nope", "Runtime.HandlerNotFound", "orders.dll has no handler 'Nope'. Expected one of: orders.Shop.Orders::Count, orders.Shop.Orders::Dispose, orders.Shop.Orders::Same, orders.Shop.Orders::Take, orders.Shop.Shape::Area")]
    [InlineData("orders.Same", "Runtime.InvalidHandler", "which could mean Shop.Orders.Same(int) or Shop.Orders.Same(string).")]
    [InlineData("orders.Area", "Runtime.InvalidHandler", "an instance method of 'Shop.Shape', which is abstract.")]
    public async Task UnsupportedMethod_IsInitError(string handler, string type, string message)
    {
        using LayerFunction files = Orders();
        (string foundType, string found) = await files.InitError(handler);
        Assert.Contains(message, found, StringComparison.Ordinal);
        Assert.Equal(type, foundType);
    }

    [Fact]
    public async Task LibraryOfFunction_ReplacesLibraryOfLayer_ButNotRuntime()
    {
        using var files = new LayerFunction(layer, ("f.cs", "public static class F { public static string Handle() => Newtonsoft.Json.Mine.Name; }"));
        OrdersAssembly.Compile(files, "Newtonsoft.Json", "namespace Newtonsoft.Json { public static class Mine { public const string Of = \"mine\"; public static string Name => Of; } }");
        OrdersAssembly.Compile(files, "Lambda.Runtime", "public static class NotTheRuntime { }");
        Assert.Equal("\"mine\"", await files.GetResponse("f.Handle", "{}"));
    }

    private LayerFunction Orders()
    {
        var files = new LayerFunction(layer);
        OrdersAssembly.Write(files);
        return files;
    }
}
