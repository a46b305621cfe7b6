namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>A parameter of Parameter Store.</summary>
/// <param name="text">The value; that of a list has commas between its items.</param>
/// <param name="isList">Whether its type is <c>StringList</c>.</param>
internal sealed class ParameterValue(string text, bool isList = false)
{
    public string Text => text;

    public bool IsList => isList;
}
