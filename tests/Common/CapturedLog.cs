using System.Text;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Tests.Common;

/// <summary>Captures log output. Safe to use from several threads.</summary>
internal sealed class CapturedLog : LogOutput
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    public override void Write(ReadOnlySpan<byte> record)
    {
        lock (_text)
            _text.Append(Encoding.UTF8.GetString(record));
    }
}
