Console.Write(Console.In.ReadToEnd());
