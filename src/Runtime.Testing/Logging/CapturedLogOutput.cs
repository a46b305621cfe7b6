using System.Text;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Testing;

/// <summary>Turns the records of a function in this process into lines.</summary>
internal sealed class CapturedLogOutput(LogLines lines) : LogOutput
{
    public override void Write(ReadOnlySpan<byte> record)
    {
        // A record ends in a line feed, and one that holds several lines stays together.
        foreach (string line in Encoding.UTF8.GetString(record).TrimEnd('\n').Split('\n'))
            lines.Add(line);
    }
}
