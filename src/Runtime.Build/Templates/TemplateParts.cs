using System.Text;

namespace Lambda.Runtime.Build.Templates;

/// <summary>Parts of a template, in the order in which they are added. What several handlers need, such as their queue, is in it once.</summary>
internal sealed class TemplateParts
{
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Adds a part, unless the same text has been added.</summary>
    public void Add(string part)
    {
        if (_added.Add(part))
            _text.Append(part);
    }

    public override string ToString() => _text.ToString();
}
