package main

import "math/rand/v2"

// branches are the sizes of the tree of clusters, level by level: every word
// lies in one of 32 clusters, each of these has 8 parts, and each part 8 more.
var branches = [...]int{32, 8, 8}

// clusterTree puts each word into a leaf of a tree of clusters, by k-means on
// the sphere, top down. A leaf's number divided by 8 is its parent's, and that
// divided by 8 its grandparent's.
func clusterTree(v *Vectors) []uint16 {
	rng := rand.New(rand.NewPCG(3, 4))
	leaf := make([]uint16, len(v.Words))
	all := make([]int, len(v.Words))
	for i := range all {
		all[i] = i
	}
	var split func(idx []int, level, base int)
	split = func(idx []int, level, base int) {
		k := branches[level]
		groups := make([][]int, k)
		for i, a := range kmeans(v.Vec, idx, k, rng) {
			groups[a] = append(groups[a], idx[i])
		}
		for a, g := range groups {
			if level+1 < len(branches) {
				split(g, level+1, (base+a)*branches[level+1])
				continue
			}
			for _, i := range g {
				leaf[i] = uint16(base + a)
			}
		}
	}
	split(all, 0, 0)
	return leaf
}

// kmeans returns the cluster of each vector named by idx.
func kmeans(v [][]float32, idx []int, k int, rng *rand.Rand) []int {
	as := make([]int, len(idx))
	if len(idx) <= k {
		for i := range as {
			as[i] = i
		}
		return as
	}
	centers := make([][]float32, k)
	for j, p := range rng.Perm(len(idx))[:k] {
		centers[j] = append([]float32(nil), v[idx[p]]...)
	}
	for range 20 {
		changed := 0
		for i, w := range idx {
			best, at := float32(-9), 0
			for j, c := range centers {
				if s := dot(v[w], c); s > best {
					best, at = s, j
				}
			}
			if as[i] != at {
				as[i] = at
				changed++
			}
		}
		size := make([]int, k)
		for j := range centers {
			clear(centers[j])
		}
		for i, w := range idx {
			size[as[i]]++
			for d, x := range v[w] {
				centers[as[i]][d] += x
			}
		}
		for j, c := range centers {
			if size[j] == 0 {
				copy(c, v[idx[rng.IntN(len(idx))]])
			}
			normalize(c)
		}
		if changed < len(idx)/500 {
			break
		}
	}
	return as
}
