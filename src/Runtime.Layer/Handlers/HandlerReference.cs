using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Layer;

/// <summary>The meaning of <c>_HANDLER</c> in a function on the layer.</summary>
/// <param name="Kind">The way in which it names the function.</param>
/// <param name="Text">The whole text.</param>
/// <param name="File">The file, relative to the task root; empty for an expression.</param>
/// <param name="Method">The method, with or without its type; for an expression, the expression.</param>
internal sealed record HandlerReference(HandlerKind Kind, string Text, string File = "", string Method = "")
{
    /// <summary>Whether the text could be the name of a file and a method.</summary>
    public bool IsName => IsNameLike(Text);

    /// <exception cref="RuntimeException">The text is empty or ambiguous, or names a file outside the task root.</exception>
    public static HandlerReference Parse(string? text, FunctionFolder folder)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw HandlerProblem.NotSet(folder);
        text = text.Trim();
        if (LeavesTheRoot(text))
            throw HandlerProblem.Outside(text, folder);
        if (IsNameLike(text) && (text.EndsWith(".cs", StringComparison.Ordinal) || text.EndsWith(".csx", StringComparison.Ordinal)))
            return folder.Has(text) ? new HandlerReference(HandlerKind.Script, text, text) : throw HandlerProblem.NoFile(text, folder);
        return (IsNameLike(text) ? InFile(text, folder) : null) ?? new HandlerReference(HandlerKind.Expression, text, Method: text);
    }

    /// <summary>The method of <c>orders.*</c>: the event selects one of those with an attribute.</summary>
    public const string AnyMethod = "*";

    /// <summary><c>orders.Handle</c>, <c>orders.Shop.Handlers::Handle</c>, <c>orders::Shop.Handlers::Handle</c>: the first part is the name of an existing file.</summary>
    private static HandlerReference? InFile(string text, FunctionFolder folder)
    {
        var found = new List<HandlerReference>();
        for (int i = text.LastIndexOf('/') + 1; i < text.Length; i++)
        {
            int separator = text[i] == '.' ? 1 : text.AsSpan(i).StartsWith("::") ? 2 : 0;
            if (separator == 0)
                continue;
            Add(HandlerKind.Source, text[..i] + ".cs");
            Add(HandlerKind.Assembly, text[..i] + ".dll");
            i += separator - 1;

            void Add(HandlerKind kind, string file)
            {
                if (folder.Has(file))
                    found.Add(new HandlerReference(kind, text, file, text[(i + separator)..]));
            }
        }

        if (found.Count > 1)
            throw HandlerProblem.Ambiguous(text, found);
        if (found.Count == 0)
            return null;
        return found[0].Method.Length > 0 ? found[0] : throw HandlerProblem.NoMethodNamed(found[0]);
    }

    private static bool IsNameLike(string text)
    {
        bool isAny = text.EndsWith('.' + AnyMethod, StringComparison.Ordinal) || text.EndsWith("::" + AnyMethod, StringComparison.Ordinal);
        foreach (char c in isAny ? text[..^AnyMethod.Length] : text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':' or '/' or '+' or '\\'))
                return false;
        }

        return true;
    }

    /// <summary>Returns whether the text is a path out of the task root. No callable C# expression has this form.</summary>
    private static bool LeavesTheRoot(string text)
    {
        if (text[0] is '/' or '\\' || text == ".." || text.StartsWith("../", StringComparison.Ordinal) || text.StartsWith("..\\", StringComparison.Ordinal))
            return true;
        return IsNameLike(text) && (text.Contains('\\') || text.Contains("/../", StringComparison.Ordinal) || text.EndsWith("/..", StringComparison.Ordinal));
    }
}
