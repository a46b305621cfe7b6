using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests all numbers of elements: on the stack, in a pooled array, and in a larger pooled array.</summary>
public sealed class PooledArrayBuilderTests
{
    private const int MaxCount = 200;

    [Fact]
    public void Elements_AreReturnedInOrderWithExactCapacity()
    {
        for (int count = 0; count <= MaxCount; count++)
        {
            string[] expected = [.. Enumerable.Range(0, count).Select(static i => $"{i}")];
            var forArray = new PooledArrayBuilder<string>();
            var forList = new PooledArrayBuilder<string>();
            foreach (string element in expected)
            {
                forArray.Add(element);
                forList.Add(element);
            }

            Assert.Equal(expected, forArray.ToArray());
            var list = forList.ToList();
            Assert.Equal(expected, list);
            Assert.Equal(count, list.Capacity);
        }
    }

    [Fact]
    public void RepeatedKey_ReplacesValueOfFirstEntry()
    {
        for (int count = 0; count <= MaxCount; count++)
        {
            var expected = new Dictionary<string, int>();
            var entries = new PooledDictionaryBuilder<string, int>();
            for (int i = 0; i < count; i++)
            {
                string key = $"{i % 13 * (i % 7)}";
                expected[key] = i;
                entries[key] = i;
            }

            Assert.Equal(expected.ToArray(), entries.ToDictionary().ToArray());
        }
    }
}
