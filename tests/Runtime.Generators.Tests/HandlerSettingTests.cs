using System.Text;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The cancellation margin and the text encoding, from attributes and environment variables.</summary>
public sealed class HandlerSettingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("CancellationMarginMilliseconds = 900000")]
    public void CancellationMargin_IsAtMostHalfOfTheRemainingTime(string attribute)
    {
        Generation generation = Generation.Of($$"""{{ContractTests.Types}} static class Functions { [LambdaHandler({{attribute}})] internal static Task Run(CancellationToken token) => Task.Delay(-1, token); }""");
        using CompiledFunction function = CompiledFunction.Start(generation);
        string message = function.Post("a"u8.ToArray(), TimeSpan.FromMilliseconds(500)).Text.Split("was canceled ")[1];
        Assert.InRange(int.Parse(message[..message.IndexOf(' ', StringComparison.Ordinal)], null), 1, 250);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CancellationMarginMilliseconds = 10")]
    public void CancellationMarginInTheEnvironment_OverridesTheAttribute(string attribute)
    {
        Generation generation = Generation.Of($$"""{{ContractTests.Types}} static class Functions { [LambdaHandler({{attribute}})] internal static Task Run(CancellationToken token) => Task.Delay(-1, token); }""");
        using CompiledFunction function = CompiledFunction.Start(generation, "", ("LAMBDA_CANCELLATION_MARGIN", "777"));
        Assert.Contains("was canceled 777 ms before its deadline", function.Post("a"u8.ToArray(), TimeSpan.FromSeconds(3)).Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Encodings => new()
    {
        { "utf-16", "grün 😀", "" },
        { "utf-16BE", "grün 😀", "" },
        { "utf-32", "grün 😀", "" },
        { "iso-8859-1", "grün", "The response cannot be written as iso-8859-1: found U+1F600 at character 0" },
        { "us-ascii", "green", "The response cannot be written as us-ascii: found U+1F600 at character 0" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TextEncoding_IsSetByTheEnvironment(string name, string text, string unwritable)
    {
        Generation generation = Generation.Of($$"""
            {{ContractTests.Types}}
            static class Functions
            {
                [LambdaHandler(Payload = Payload.Text)] internal static string Run(string text) => text == "smile" ? "😀" : text;
                [LambdaHandler] internal static void Script(TextReader reader, TextWriter writer) => writer.Write(reader.ReadToEnd());
            }
            """);
        var encoding = Encoding.GetEncoding(name);
        foreach (string handler in new[] { "Run", "Script" })
        {
            using CompiledFunction function = CompiledFunction.Start(generation, handler, ("LAMBDA_TEXT_ENCODING", name));
            Assert.Equal(encoding.GetBytes(text), function.Post(encoding.GetBytes(text), TimeSpan.FromSeconds(30)).Body);
            if (unwritable.Length > 0 && handler == "Run")
                Assert.Contains(unwritable, function.Post(encoding.GetBytes("smile"), TimeSpan.FromSeconds(30)).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("LAMBDA_TEXT_ENCODING", "klingon", "Runtime.InvalidTextEncoding", "LAMBDA_TEXT_ENCODING is \\\"klingon\\\", which is not an encoding that this function has. Expected one of: utf-8")]
    [InlineData("LAMBDA_CANCELLATION_MARGIN", "1s", "Runtime.InvalidCancellationMargin", "LAMBDA_CANCELLATION_MARGIN is \\\"1s\\\". Expected a number of milliseconds from 0 to 900000.")]
    public void InvalidVariable_IsAnInitError(string variable, string value, string errorType, string message)
    {
        Generation generation = Generation.Of($"{ContractTests.Types} static class Functions {{ [LambdaHandler] internal static void Run(TextReader reader, CancellationToken token) {{ }} }}");
        using CompiledFunction function = CompiledFunction.Start(generation, "", (variable, value));
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        Assert.Equal(errorType, function.FirstRequest.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Contains(message, function.FirstRequest.Text, StringComparison.Ordinal);
    }
}
