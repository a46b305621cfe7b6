using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing.Tests;

public class LambdaErrorTests
{
    [Fact]
    public void UsualBody_IsReadWithItsCauses()
    {
        LambdaError error = Parse("""
            {"errorType":"Outer","errorMessage":"failed","stackTrace":["at A","at B"],
             "cause":{"errorType":"Inner","errorMessage":"why","cause":null}}
            """u8.ToArray(), "Function.Outer");

        Assert.Equal(("Outer", "failed", "Function.Outer"), (error.Type, error.Message, error.FunctionErrorType));
        Assert.Equal(["at A", "at B"], error.StackTrace);
        Assert.Equal(("Inner", "why"), (error.Cause!.Type, error.Cause.Message));
        Assert.Null(error.Cause.Cause);
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("")]
    public void OtherBody_BecomesTheMessage(string body)
    {
        LambdaError error = Parse(System.Text.Encoding.UTF8.GetBytes(body), "Function.Odd");

        Assert.Equal(("Function.Odd", body), (error.Type, error.Message));
    }

    [Fact]
    public void MembersOfAnotherType_CountAsMissing()
    {
        LambdaError error = Parse("""{"errorType":1,"errorMessage":{},"stackTrace":"x","cause":[]}"""u8.ToArray(), "Runtime.Unknown");

        Assert.Equal(("Runtime.Unknown", ""), (error.Type, error.Message));
        Assert.Empty(error.StackTrace);
        Assert.Null(error.Cause);
    }

    private static LambdaError Parse(ReadOnlySpan<byte> body, string functionErrorType) => LambdaError.From(InvocationError.Parse(body.ToArray(), functionErrorType));
}
