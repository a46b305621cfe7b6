namespace Lambda.Runtime.Layer;

/// <summary>The ways in which <c>_HANDLER</c> can name a function, in the order in which they are tried.</summary>
internal enum HandlerKind
{
    /// <summary>A file with top-level statements: <c>hello.cs</c>.</summary>
    Script,

    /// <summary>A method in a source file: <c>orders.Handle</c>, if <c>orders.cs</c> exists.</summary>
    Source,

    /// <summary>A method in an assembly: <c>orders.Handle</c>, if <c>orders.dll</c> exists.</summary>
    Assembly,

    /// <summary>An expression: <c>(string s)=>s.Length</c>.</summary>
    Expression,
}
