namespace Lambda.Runtime.Layer.Tests;

/// <summary>How <c>_HANDLER</c> is parsed, depending on the existing files.</summary>
public sealed class HandlerReferenceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-handlers-");

    public HandlerReferenceTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "sub"));
        foreach (string file in new[] { "hello.cs", "echo.csx", "orders.cs", "shop.dll", "two.cs", "two.dll", "a.cs", "a.b.cs", "sub/inner.cs" })
            File.WriteAllText(Path.Combine(_folder.FullName, file), "");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("hello.cs", "Script", "hello.cs", "")]
    [InlineData("echo.csx", "Script", "echo.csx", "")]
    [InlineData("sub/inner.cs", "Script", "sub/inner.cs", "")]
    [InlineData("orders.Handle", "Source", "orders.cs", "Handle")]
    [InlineData("orders.Shop.Handlers::Handle", "Source", "orders.cs", "Shop.Handlers::Handle")]
    [InlineData("orders::Shop.Handlers::Handle", "Source", "orders.cs", "Shop.Handlers::Handle")]
    [InlineData("sub/inner.Handle", "Source", "sub/inner.cs", "Handle")]
    [InlineData("shop.Orders.Handle", "Assembly", "shop.dll", "Orders.Handle")]
    [InlineData("orders.*", "Source", "orders.cs", "*")]
    [InlineData("shop::*", "Assembly", "shop.dll", "*")]
    [InlineData("*", "Expression", "", "*")]
    [InlineData("2.*3", "Expression", "", "2.*3")]
    [InlineData("(string s)=>s", "Expression", "", "(string s)=>s")]
    [InlineData(" Functions.Make(2) ", "Expression", "", "Functions.Make(2)")]
    [InlineData("Functions.Handle", "Expression", "", "Functions.Handle")]
    [InlineData("(int[] a)=>a[1..2]", "Expression", "", "(int[] a)=>a[1..2]")]
    [InlineData("(int a)=>a/2", "Expression", "", "(int a)=>a/2")]
    public void Text_IsReadInDocumentedOrder(string text, string kind, string file, string method)
    {
        HandlerReference reference = Parse(text);
        Assert.Equal((kind, file, method), (reference.Kind.ToString(), reference.File, reference.Kind == HandlerKind.Expression ? reference.Text : reference.Method));
    }

    [Theory]
    [InlineData("../hello.cs")]
    [InlineData("sub/../hello.cs")]
    [InlineData("/etc/hello.cs")]
    [InlineData("/var/task/hello.Handle")]
    [InlineData("..")]
    [InlineData("..\\hello.cs")]
    [InlineData("C:\\hello.cs")]
    [InlineData("sub/..")]
    public void PathThatMayLeaveTaskRoot_IsRejected(string text) =>
        Assert.StartsWith($"_HANDLER is \"{text}\", a path that may lead out of the task root.", Assert.ThrowsAny<Exception>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("two.Handle", "'Handle' in two.cs or 'Handle' in two.dll")]
    [InlineData("a.b.Handle", "'b.Handle' in a.cs or 'Handle' in a.b.cs")]
    public void AmbiguousText_IsRejectedWithBothMeanings(string text, string found) =>
        Assert.Contains($"which could mean {found}.", Assert.ThrowsAny<Exception>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "_HANDLER is not set.")]
    [InlineData(" ", "_HANDLER is not set.")]
    [InlineData("nope.cs", "_HANDLER is \"nope.cs\", and there is no such file")]
    [InlineData("orders.", "_HANDLER is \"orders.\", which names the file orders.cs without a method.")]
    public void InvalidText_IsRejectedWithExpectedFormat(string? text, string found)
    {
        string message = Assert.ThrowsAny<Exception>(() => Parse(text)).Message;
        Assert.StartsWith(found, message, StringComparison.Ordinal);
        Assert.Contains("Expected ", message, StringComparison.Ordinal);
    }

    private HandlerReference Parse(string? text) => HandlerReference.Parse(text, new FunctionFolder(_folder.FullName));
}
