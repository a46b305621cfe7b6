using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Testing.Tests
{
    public class GeneratedHandlersTests
    {
        [Fact]
        public void AssemblyWithHandlers_ReturnsThem() =>
            Assert.IsType<Generated.TestHandler>(Assert.Single(GeneratedHandlers.Find(typeof(GeneratedHandlersTests).Assembly)));

        [Fact]
        public async Task AssemblyWithoutHandlers_ThrowsWithWhatWasExpected()
        {
            InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => LambdaFunction.StartAsync<object>());

            Assert.Contains("'System.Private.CoreLib'", exception.Message, StringComparison.Ordinal);
            Assert.Contains("Lambda.Runtime.Generated.LambdaHandlers", exception.Message, StringComparison.Ordinal);
            Assert.Contains("[LambdaHandler]", exception.Message, StringComparison.Ordinal);
            Assert.Contains("PackageReference to Lambda.Runtime", exception.Message, StringComparison.Ordinal);
        }
    }
}

// In the shape in which the generator writes it.
namespace Lambda.Runtime.Generated
{
    internal static class LambdaHandlers
    {
        public static GeneratedHandler[] All => [new TestHandler()];
    }

    internal sealed class TestHandler : GeneratedHandler
    {
        private static readonly string[] HandlerNames = ["Echo"];

        public override ReadOnlySpan<string> Names => HandlerNames;

        /// <summary>Responds with the variable that the event names.</summary>
        public override void Invoke(Invocation invocation) =>
            invocation.ResponseWriter.WriteString(Environment.GetEnvironmentVariable(JsonSerializer.Deserialize<string>(invocation.Event.Span)!));
    }
}
