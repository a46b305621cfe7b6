using System.Collections.Immutable;
using System.Text;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>A JSON text that generators create and mutations change. Unlike a DOM, it can contain invalid tokens.</summary>
internal abstract record JsonTree
{
    public abstract void Render(StringBuilder text);

    /// <summary>This node and all nodes below it.</summary>
    public virtual IEnumerable<JsonTree> Nodes => [this];

    /// <summary>Returns the same tree with one node, found by reference, replaced.</summary>
    public virtual JsonTree Replace(JsonTree node, JsonTree with) => ReferenceEquals(this, node) ? with : this;

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Render(text);
        return text.ToString();
    }
}

/// <summary>A value of one token, valid or invalid.</summary>
/// <param name="Text">Its text in JSON.</param>
/// <param name="Row">The row of the value; the edge cases of the row can replace it.</param>
internal sealed record JsonToken(string Text, LeafRow? Row = null) : JsonTree
{
    public static readonly JsonToken Null = new("null");

    public override void Render(StringBuilder text) => text.Append(Text);
}

internal sealed record JsonList(ImmutableArray<JsonTree> Items) : JsonTree
{
    public override IEnumerable<JsonTree> Nodes => Items.SelectMany(static item => item.Nodes).Prepend(this);

    public override JsonTree Replace(JsonTree node, JsonTree with) =>
        ReferenceEquals(this, node) ? with : new JsonList([.. Items.Select(item => item.Replace(node, with))]);

    public override void Render(StringBuilder text)
    {
        text.Append('[');
        for (int i = 0; i < Items.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            Items[i].Render(text);
        }

        text.Append(']');
    }
}

/// <param name="Members">Names as they are in JSON, with quotes; they may occur twice.</param>
internal sealed record JsonMap(ImmutableArray<(string Name, JsonTree Value)> Members) : JsonTree
{
    public override IEnumerable<JsonTree> Nodes => Members.SelectMany(static member => member.Value.Nodes).Prepend(this);

    public override JsonTree Replace(JsonTree node, JsonTree with) =>
        ReferenceEquals(this, node)
            ? with
            : new JsonMap([.. Members.Select(member => (member.Name, member.Value.Replace(node, with)))]);

    public override void Render(StringBuilder text)
    {
        text.Append('{');
        for (int i = 0; i < Members.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            text.Append(Members[i].Name).Append(':');
            Members[i].Value.Render(text);
        }

        text.Append('}');
    }
}
