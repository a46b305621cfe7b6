using Lambda.Runtime;

/// <summary>Gets an event as bytes and returns a constant, which costs nothing besides the invocation.</summary>
public static class Functions
{
    private static readonly byte[] s_response = "{}"u8.ToArray();

    [LambdaHandler]
    public static byte[] Handle(ReadOnlyMemory<byte> json) => s_response;
}
