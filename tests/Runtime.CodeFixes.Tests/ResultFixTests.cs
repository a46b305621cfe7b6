namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of the results and payloads of handlers.</summary>
public sealed class ResultFixTests
{
    [Fact]
    public Task Memory_BecomesReadOnlyMemory() => FixTest.Verify(
        "LAMBDA009",
        """
        using System;

        public static class Functions
        {
            [LambdaHandler]
        -    public static Memory<byte> Run() => new byte[1];
        +    public static ReadOnlyMemory<byte> Run() => new byte[1];
        }
        """,
        "Return ReadOnlyMemory<byte>");

    [Fact]
    public Task TaskOfSegment_BecomesTaskOfReadOnlyMemory() => FixTest.Verify(
        "LAMBDA009",
        """
        using System;
        using System.Threading.Tasks;

        public static class Functions
        {
            [LambdaHandler]
        -    public static async Task<ArraySegment<byte>> Run()
        +    public static async Task<ReadOnlyMemory<byte>> Run()
            {
                await Task.Yield();
                return new ArraySegment<byte>(new byte[1]);
            }
        }
        """,
        "Return Task<ReadOnlyMemory<byte>>");

    [Fact]
    public Task ClassOfSequence_BecomesTheInterface() => FixTest.Verify(
        "LAMBDA009",
        """
        using System;
        using System.Collections.Generic;
        using System.Threading;

        public static class Functions
        {
            [LambdaHandler]
        -    public static Numbers Run() => new Numbers();
        +    public static IAsyncEnumerable<int> Run() => new Numbers();
        }

        public sealed class Numbers : IAsyncEnumerable<int>
        {
            public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw new NotSupportedException();
        }
        """,
        "Return IAsyncEnumerable<int>");

    [Fact]
    public Task TextPayloadOfARecord_IsRemoved() => FixTest.Verify(
        "LAMBDA015",
        """
        public record Order(int Id);

        public static class Functions
        {
        -    [LambdaHandler("run", Payload = Payload.Text)]
        +    [LambdaHandler("run")]
            public static void Run(Order order) { }
        }
        """,
        "Remove Payload.Text");

    [Fact]
    public Task ConsolePayloadWithResponseStream_IsRemoved() => FixTest.Verify(
        "LAMBDA015",
        """
        public static class Functions
        {
        -    [LambdaHandler(Payload = Payload.Console)]
        +    [LambdaHandler]
            public static void Run(LambdaResponseStream response) { }
        }
        """,
        "Remove Payload.Console");

    [Theory]
    [InlineData("System.ReadOnlyMemory<byte>? Run() => null;")]
    [InlineData("System.IO.TextReader Run() => null!;")]
    [InlineData("System.Threading.Tasks.Task<System.Memory<byte>> Run() => null!;")]
    public async Task ResultThatCannotBeConverted_HasNoFix(string method) => Assert.Empty(await (await FixedProject.Create(
        $"public static class F {{ [LambdaHandler] public static {method} }}")).Titles("LAMBDA009"));
}
