using System.Globalization;

namespace Lambda.Runtime.Json;

public sealed partial class JsonWriter
{
    /// <summary>Writes a dictionary's key: <c>True</c> or <c>False</c>.</summary>
    public void WriteName(bool name) => WriteRaw(name ? ",\"True\":"u8 : ",\"False\":"u8);

    /// <summary>Writes a dictionary's key. One that is not finite is a word, as System.Text.Json has it for keys of this type, but not for <see cref="double"/>.</summary>
    public void WriteName(float name)
    {
        if (!float.IsFinite(name))
        {
            WriteName(name.ToString(CultureInfo.InvariantCulture));
            return;
        }

        StartName();
        WriteNumber(name);
        EndName();
    }

    /// <summary>Writes a dictionary's key. One that is not finite is a word, as for <see cref="float"/>.</summary>
    public void WriteName(Half name)
    {
        if (!Half.IsFinite(name))
        {
            WriteName(name.ToString(CultureInfo.InvariantCulture));
            return;
        }

        StartName();
        WriteHalf(name);
        EndName();
    }

    /// <summary>Ends a name that was written as a string with its quotes, behind <see cref="NextElement"/>.</summary>
    public void EndQuotedName() => WriteByte((byte)':');
}
