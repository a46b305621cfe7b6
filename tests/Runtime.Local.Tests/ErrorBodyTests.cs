using System.Text;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Local.Tests;

/// <summary>What curl shows of an error of the emulator.</summary>
public sealed class ErrorBodyTests
{
    [Fact]
    public void CompilerError_IsReadable() => Assert.Equal(
        """{"errorMessage":"CS1061: 'Person' has no 'Nam' in List<int>, é"}""",
        Encoding.UTF8.GetString(ReflectionJson.SerializeToUtf8Bytes(new { errorMessage = "CS1061: 'Person' has no 'Nam' in List<int>, é" })));
}
