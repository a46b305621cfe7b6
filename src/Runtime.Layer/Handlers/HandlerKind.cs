namespace Lambda.Runtime.Layer;

/// <summary>The ways in which <c>_HANDLER</c> can name a function, in the order in which they are tried.</summary>
internal enum HandlerKind
{
    /// <summary>A file with top-level statements: <c>hello.cs</c>.</summary>
    Script,

    /// <summary>A method in a source file: <c>orders.Handle</c>, where there is <c>orders.cs</c>.</summary>
    Source,

    /// <summary>A method in an assembly: <c>orders.Handle</c>, where there is <c>orders.dll</c>.</summary>
    Assembly,

    /// <summary>What is neither: <c>(string s)=>s.Length</c>.</summary>
    Expression,
}
