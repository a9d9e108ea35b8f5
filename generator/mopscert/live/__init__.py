"""The live site: what authors see while they write, made anew at each save and never more of it than has changed."""
