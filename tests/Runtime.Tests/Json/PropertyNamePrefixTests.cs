using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that equal bytes are counted up to the first difference, and not beyond the end of the shorter text.</summary>
public sealed class PropertyNamePrefixTests
{
    private const int MaxLength = 20;

    [Fact]
    public void EqualTexts_AreCountedToTheEndOfTheShorter()
    {
        // What is after the end is equal as well.
        byte[] bytes = [.. Enumerable.Range(1, 3 * MaxLength).Select(static i => (byte)i)];
        for (int first = 0; first <= MaxLength; first++)
        {
            for (int second = 0; second <= MaxLength; second++)
                Assert.Equal(Math.Min(first, second), PropertyNamePrefix.Count(bytes.AsSpan(0, first), bytes.ToArray().AsSpan(0, second)));
        }
    }

    [Fact]
    public void OtherTexts_AreCountedToTheFirstDifference()
    {
        byte[] bytes = [.. Enumerable.Range(1, MaxLength).Select(static i => (byte)i)];
        for (int length = 1; length <= MaxLength; length++)
        {
            for (int different = 0; different < length; different++)
            {
                foreach (byte bit in (byte[])[1, 0x80, 0xff])
                {
                    byte[] other = [.. bytes];
                    other[different] ^= bit;
                    Assert.Equal(different, PropertyNamePrefix.Count(bytes.AsSpan(0, length), other.AsSpan(0, length)));
                    Assert.Equal(different, PropertyNamePrefix.Count(other.AsSpan(0, length), bytes));
                }
            }
        }
    }
}
