using System.Text;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Tests.Wire;

public sealed class ProtocolViolationTests
{
    /// <summary>The tests send a response with each violation to the real loop.</summary>
    [Fact]
    public void EveryViolation_HasMalformedResponse()
    {
        ProtocolViolation[] found = [.. MalformedResponseTests.Responses.Select(static row => Violation(row.Data.Item1)).OfType<ProtocolViolation>().Distinct().Order()];
        Assert.Equal(Enum.GetValues<ProtocolViolation>(), found);
    }

    private static ProtocolViolation? Violation(string text)
    {
        var response = new HttpResponse();
        try
        {
            for (ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text); !rest.IsEmpty;)
            {
                Span<byte> room = response.GetReceiveSpan();
                int count = Math.Min(room.Length, rest.Length);
                rest[..count].CopyTo(room);
                rest = rest[count..];
                if (response.TryRead(count))
                    return null;
            }

            return null;
        }
        catch (ProtocolException e)
        {
            return e.Violation;
        }
    }
}
