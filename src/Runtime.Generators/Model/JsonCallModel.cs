namespace Lambda.Runtime.Generators.Model;

/// <summary>Calls of one method of <c>LambdaJson</c> with one type, which generated code intercepts.</summary>
/// <param name="Method">The method.</param>
/// <param name="Parameter">The C# type of its parameter, if that is not the value itself: <c>string</c>.</param>
/// <param name="Value">The value that is read or written.</param>
/// <param name="Locations">The location of each call.</param>
internal sealed record JsonCallModel(JsonCallMethod Method, string? Parameter, JsonValueModel Value, EquatableArray<CallLocationModel> Locations)
{
    /// <summary>The method is an extension method, and so must be the one that replaces it.</summary>
    public bool IsExtension => Parameter == "global::Lambda.Runtime.RawJson";
}

/// <summary>A method of <c>LambdaJson</c>.</summary>
internal enum JsonCallMethod
{
    Deserialize,
    Serialize,
    SerializeToUtf8Bytes,
}

/// <summary>The location of a call, as the compiler encodes it for <c>[InterceptsLocation]</c>.</summary>
internal sealed record CallLocationModel(int Version, string Data);
